# What programs read: feeds, the public API and the page that explains it.

feed-title = Offres d’emploi
feed-title-for = Offres d’emploi : { $search }
feed-author = Plein Web

title = Une API publique, pour vos programmes
lead = Vos programmes peuvent lire les offres d’emploi ouvertes et les chiffres du marché du travail : gratuitement, sans clé et sans compte. On peut lire, pas modifier.
same = Ce sont les mêmes offres et les mêmes chiffres que sur le site. Les petits nombres y sont masqués de la même façon, et rien n’y concerne une personne.
rules = Ce qu’il faut savoir
rule-limits = Chaque réponse dit combien de demandes par minute sont permises à votre adresse, et combien il en reste : RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset. Au-delà, la réponse est 429 ; Retry-After dit combien de secondes attendre.
rule-cache = Une réponse peut être gardée { API_ANSWER_KEPT(as: "words") }. Renvoyez son ETag dans If-None-Match : si rien n’a changé, la réponse est 304, sans contenu.
rule-paging = Pour lire la suite d’une liste, suivez le lien next tel quel. Rien n’est sauté ni répété.
rule-errors = Un paramètre inconnu ou illisible est refusé, avec un code et une phrase (application/problem+json). Rien n’est deviné.
rule-browsers = Les programmes qui tournent dans un navigateur, sur un autre site, peuvent lire aussi (CORS).
also = À lire aussi
feed-text = Toute recherche d’offres existe aussi en flux Atom, pour un lecteur de flux.
feed-link = Flux de toutes les offres
document-link = Description OpenAPI 3.1
operations = Ce que l’on peut demander
parameters = Paramètres
answers = Réponses
example = Par exemple :
schemas = Ce que contiennent les réponses de l’API
back-to-api = Revenir à l’API publique
kind-text = texte
kind-integer = nombre entier
kind-span = nombre entier, de { $least } à { $most }
kind-number = nombre
kind-boolean = vrai ou faux
kind-many = , liste
kind-null = , ou null
