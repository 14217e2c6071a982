# The home page: someone without a job discovers the service, on a phone.

title = Chercher un emploi en ligne, avec quelqu’un derrière
lead = Le 100 % Web, c’est votre accompagnement depuis chez vous : un conseiller vous suit par écran, message ou téléphone. C’est un choix, jamais une obligation.
check = Voir si c’est pour moi
check-hint = { CHECK_TAKES() }, sans compte. Rien n’est noté.
offers = Chercher une offre d’emploi
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
