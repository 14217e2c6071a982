# The front page: someone without a job searches, discovers the service, on a phone.

title = Trouver un emploi, et quelqu’un à qui parler
full-web = Le 100 % Web
lead = Votre accompagnement depuis chez vous : un conseiller vous suit par écran, message ou téléphone. C’est un choix, jamais une obligation.
check = Voir si c’est pour moi
check-hint = Environ { CHECK_TAKES() }, sans compte. Vos réponses sont gardées pour que vous puissiez reprendre ; personne ne vous note.
sign-in = J’ai déjà un compte
agency = Je préfère une agence
how = Comment ça se passe
step-check = Vous faites le point
step-check-text = { CHECK_QUESTIONS(as: "Words") } questions simples et un petit exercice. Vous voyez le résultat, et c’est vous qui choisissez.
step-register = Vous vous inscrivez
step-register-text = Étape par étape, à votre rythme. Vous pouvez arrêter et reprendre sur un autre appareil.
step-adviser = Un conseiller vous répond
step-adviser-text = En { ANSWER() } au plus. Il confirme avec vous ce qui vous convient.
promises = Ce que nous vous devons
promise-return = Revenir en agence à tout moment, pour une fois ou pour de bon, sans pénalité.
promise-rights = Les mêmes droits et les mêmes devoirs que tout le monde.
promise-answer = Une réponse en { ANSWER() }. Sinon un collègue prend le relais.
promise-failure = Une panne n’est jamais comptée contre vous.
human = Parler à quelqu’un
human-text = Vous n’êtes pas à l’aise avec l’ordinateur ou le téléphone ? C’est fréquent. On peut vous appeler, ou vous recevoir.
callback = Être rappelé
nearby = Trouver de l’aide près de chez moi

## What whoever is signed in does next.

next-step = À faire maintenant
step-factor-title = Il reste une étape pour entrer
step-factor-text = Donnez votre second facteur : votre téléphone ou votre clé.
step-factor = Finir de me connecter
queue-title = { $count ->
    [0] Aucun dossier n’attend de réponse
    [one] Un dossier attend une réponse
   *[other] { $count } dossiers attendent une réponse
}
queue-late = { $count ->
    [0] Aucun n’est en retard.
    [one] Un est en retard.
   *[other] { $count } sont en retard.
}
queue-mine = { $count ->
    [0] Aucun n’est à votre nom.
    [one] Un est à votre nom.
   *[other] { $count } sont à votre nom.
}
queue-open = Ouvrir les dossiers
alarms-title = { $count ->
    [0] Aucune alerte ouverte
    [one] Une alerte ouverte
   *[other] { $count } alertes ouvertes
}
alarms-open = Ouvrir l’exploitation
space-title = Vous êtes connecté
space-open = Ouvrir mon espace
