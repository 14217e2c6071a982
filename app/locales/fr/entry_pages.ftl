# The pages of the entry check: what surrounds questions, task and result;
# help nearby; to be called back.

## Where it begins.

check-title = Est-ce pour moi ?
check-lead = Quelques questions simples et un petit essai, pour voir ce qui vous convient : tout en ligne, à l’agence, ou un peu des deux.
check-minutes = Environ { CHECK_TAKES() }, sans compte.
check-free = Vous pouvez passer une question, ou toutes.
check-saved = Chaque réponse est gardée. Vous pouvez vous arrêter et reprendre.
check-no-mark = Personne ne vous note. À la fin, c’est vous qui choisissez.
check-start = Commencer
check-resume = Reprendre à la question { $number }
check-to-task = Continuer avec l’essai
check-to-result = Voir mon bilan
check-progress-title = Votre bilan est gardé
check-progress = { $seen ->
    [0] Aucune question vue pour l’instant.
    [one] Une question vue sur { CHECK_QUESTIONS() }.
   *[other] { $seen } questions vues sur { CHECK_QUESTIONS() }.
}
check-kept-until = Nous le gardons jusqu’au { $until }, puis nous l’effaçons.
check-kept-account = Il est dans votre compte : vous le retrouvez en vous connectant, sur l’appareil de votre choix.
check-skip-all = Choisir sans répondre aux questions
check-other-ways = Vous préférez parler à quelqu’un ?
check-nearby = Trouver une agence ou de l’aide près de chez moi
check-callback = Être rappelé

later-title = Continuer plus tard ou ailleurs
later-text = Nous vous donnons un lien. Il marche { CHECK_LINK() }, sur un téléphone ou un ordinateur. Gardez-le pour vous : qui a le lien voit vos réponses.
later-email = Adresse e-mail
later-email-hint = Pour recevoir le lien. Nous n’en faisons rien d’autre.
later-button = Obtenir mon lien

## A question.

question-legend = Votre réponse
question-continue = Continuer
question-back = Revenir à la question précédente
question-to-start = Revenir au début
question-later = Continuer plus tard

## The task.

task-title = Un petit essai
task-lead = Choisissez un essai sur trois. Il montre ce qui va tout seul, et ce qui irait mieux avec quelqu’un.
task-send = Envoyer
task-attach-hint = { TRIAL_FILE_MB() } Mo au plus. Nous regardons seulement s’il arrive.
missing-room = Écrivez le numéro de la salle.
missing-reply = Écrivez votre réponse.
task-helped-hint = C’est bien aussi : nous voulons seulement comprendre ce qui vous aide.
task-other = Choisir un autre essai
task-back = Revenir aux questions
task-cannot = Cela ne marche pas ?
task-cannot-text = Ce n’est pas grave. Vous pouvez aussi passer l’essai : rien n’en sera conclu.

## The result.

result-title = Votre bilan
result-title-choose = Choisir votre accompagnement
result-nothing = Vous n’avez pas répondu aux questions, et c’est votre droit. Voici les trois façons d’être accompagné.
result-no-task = Vous n’avez pas encore fait l’essai.
result-do-task = Faire l’essai
result-seen = Vous avez vu { $seen } questions sur { CHECK_QUESTIONS() }.
result-go-on = Continuer les questions
result-declared = D’après vos réponses : { $level }
result-task = D’après l’essai : { $level }
result-why = Ce qui a compté
result-suggestion = Notre proposition
result-choice = Que choisissez-vous ?
result-choose = Choisir
result-chosen = Votre choix
result-suggested-mark = Notre proposition.
result-chosen-text = Vous avez choisi : { $path }. Vous pouvez changer d’avis.
result-next = Continuer
noted = Votre choix est noté : { $path }
noted-left-account = Vous pourrez en changer. Il reste à créer votre compte, à remplir votre inscription et à l’envoyer. Un conseiller confirme ensuite avec vous.
noted-left-register = Vous pourrez en changer. Il reste à remplir votre inscription et à l’envoyer. Un conseiller confirme ensuite avec vous.
result-contest = Ce n’est pas juste ?
result-contest-text = Dites-le : c’est votre bilan. Changez une réponse, refaites l’essai, ou recommencez. Un conseiller verra aussi vos réponses, et vous pourrez en parler avec lui.
result-again = Refaire le bilan
result-task-again = Refaire l’essai
result-answers = Vos réponses
result-skipped = Question passée
result-unseen = Pas encore vue
result-how = Comment nous arrivons à ce bilan
result-how-text = Chaque réponse dit : facile (2 points), entre les deux (1 point), ou mieux avec quelqu’un (0 point). À partir de { CHECK_ANSWERED_LEAST(as: "words") } réponses sur cinq, nous comptons la part des points. Dès { AUTONOMOUS_FROM() } %, et si rien n’est « mieux avec quelqu’un » : sans aide. Sous { SUPPORTED_BELOW() } % : avec quelqu’un. Sinon : en partie sans aide. Sans appareil ou sans connexion, c’est toujours avec quelqu’un. L’essai peut déplacer votre rapport à internet d’un cran. Sa durée ne compte jamais. Ce qui est passé ne compte pas contre vous.
result-how-version = Questions, version { $questions }. Règles, version { $rules }.
result-how-people = Aucune décision n’est prise par un programme : vous choisissez, puis un conseiller confirme avec vous.

## A link to go on.

resume-title-here = Votre lien pour continuer
resume-title-elsewhere = Reprendre votre bilan
resume-mailed = Nous avons aussi envoyé ce lien à l’adresse que vous avez donnée.
resume-mailed-to = Nous avons aussi envoyé ce lien à { $email }.
resume-copy = Votre lien, à copier ou à noter
resume-copy-hint = Gardez-le pour vous : qui a le lien voit vos réponses.
resume-until = Il marche jusqu’au { $until }.
resume-go-on = Continuer maintenant
resume-text = { $seen ->
    [0] Aucune question vue pour l’instant.
    [one] Une question vue sur { CHECK_QUESTIONS() }. Vous reprenez où vous en étiez.
   *[other] { $seen } questions vues sur { CHECK_QUESTIONS() }. Vous reprenez où vous en étiez.
}
resume-replaces = Un autre bilan est commencé dans ce navigateur : celui du lien le remplacera.
resume-button = Reprendre mon bilan ici
resume-dead = Vos réponses ne sont plus gardées sous ce lien. Le bilan prend quelques minutes : vous pouvez le refaire, ou le reprendre sur l’appareil où vous l’avez commencé.
resume-dead-link = Aller au bilan

## Help nearby.

nearby-title = De l’aide près de chez vous
nearby-lead = Les agences et les lieux où l’on vous aide avec internet.
nearby-place = Code postal ou commune
nearby-place-hint = Par exemple 87000 ou Limoges
nearby-search = Chercher
nearby-which = Vous cherchiez une autre commune ?
nearby-none-title = Nous ne trouvons pas ce lieu
nearby-none = Vérifiez le code postal, ou essayez le nom d’une commune voisine.
nearby-around = Autour de { $place }
nearby-agencies = Agences
nearby-no-agencies = Aucune agence n’est encore dans notre liste. Appelez-nous, ou demandez à être rappelé.
nearby-help = Lieux d’aide avec internet
nearby-no-help = Aucun lieu d’aide n’est encore dans notre liste pour ce secteur.
nearby-km = { $km ->
    [one] à { $km } km environ
   *[other] à { $km } km environ
}
nearby-here = dans votre commune
nearby-call = Appeler le { $phone }
nearby-hours = Horaires : { $hours }
nearby-yours = Votre agence
nearby-next = Et maintenant ?
nearby-next-agency = À l’agence, quelqu’un s’inscrit avec vous. Vous pouvez y aller sans rendez-vous, ou demander que l’on vous rappelle.
nearby-callback = Être rappelé

## To be called back.

callback-title = Être rappelé
callback-lead = Un conseiller vous appelle dans les { ANSWER() }, week-ends et jours fériés compris.
callback-subject = De quoi souhaitez-vous parler ?
callback-words = Voulez-vous préciser ?
callback-words-hint = Quelques mots suffisent. N’écrivez rien de votre santé ici.
callback-name = Votre nom
missing-name = Écrivez votre nom.
callback-phone = Téléphone
callback-phone-hint = Le numéro où vous joindre
missing-phone = Écrivez le numéro où vous joindre.
callback-slot = Quel moment vous arrange ?
callback-postcode = Code postal
callback-postcode-hint = Pour savoir quelle agence vous rappelle
missing-postcode = Écrivez votre code postal.
callback-email = Adresse e-mail
callback-email-hint = Pour recevoir une confirmation
callback-consent = J’accepte que l’agence garde ces renseignements pour me rappeler.
callback-consent-hint = Ils sont chiffrés, lus par les conseillers de l’agence seulement, et effacés { CALL_KEPT() } après l’appel.
callback-send = Demander à être rappelé
callback-known = Nous vous appelons
callback-agency = Agence
callback-other-number = Changer de numéro pour cet appel
callback-known-consent = En envoyant cette demande, vous acceptez que l’agence garde ces renseignements pour vous rappeler. Ils sont chiffrés, et effacés { CALL_KEPT() } après l’appel.
callback-sent-title = Votre demande est bien reçue
callback-sent = Un conseiller vous appelle avant le { $by }.
callback-sent-slot = Moment souhaité : { $slot }
callback-sent-mailed = Nous avons aussi écrit à { $email }.
callback-sent-missed = Si vous manquez l’appel, ce n’est pas grave : nous rappellerons.
callback-sent-help = En attendant, trouver de l’aide près de chez moi
callback-sent-home = Revenir à l’accueil
