# Where employers and evaluators land while their part is not there yet.

not-yet = Pas encore là
not-yet-text = Cette partie du service n’est pas encore ouverte. Voici ce qu’on pourra y faire :
today = Ce que vous pouvez faire aujourd’hui
account = Mon compte : adresse, mot de passe, appareils
employer-title = L’espace des entreprises
employer-lead = Ici, vous publierez vos offres et vous recevrez des candidatures. Ce n’est pas encore possible.
employer-publish = publier une offre en quelques minutes ;
employer-receive = recevoir des personnes qui correspondent à l’offre ;
employer-answer = répondre à chacune d’elles.
employer-market-text = Combien d’offres et de personnes, dans votre métier et près de chez vous.
employer-call-text = Une question ? Le numéro de téléphone du service y est.
evaluator-title = Le pilotage
evaluator-lead = Ici, vous verrez si le 100 % Web marche. Il n’y a encore rien à y lire.
evaluator-works = lire si le 100 % Web marche, avec un protocole écrit avant les données ;
evaluator-whom = savoir pour qui il marche, et pour qui il ne marche pas ;
evaluator-cost = voir combien de temps il libère, et à quoi ce temps a servi.
see-offers = Voir les offres
see-offers-text = Telles que les voient les personnes qui cherchent un emploi.
see-market = Les chiffres du marché
evaluator-market-text = Par métier et par lieu, avec leurs formules, et en fichier CSV.
see-api = Les données ouvertes
see-api-text = Les offres et les chiffres, lus par un programme.
see-ranking = Comment les offres sont classées
see-ranking-text = La formule du classement, et sa version.
call-us = L’aide
