### lookup

# The entry check, its result, and the channel contract. Ids follow the keys of
# the domain. Plain words for tired people; nobody is blamed.

## The questions: title, then the answers as a person says them.

question-equipment = Avec quoi allez-vous sur internet ?
option-equipment-own = Mon téléphone, ma tablette ou mon ordinateur
option-equipment-shared = Un appareil que je partage ou que l’on me prête
option-equipment-none = Je n’ai pas d’appareil en ce moment
question-connection = Comment est votre connexion à internet ?
option-connection-good = Elle marche bien
option-connection-limited = Elle coupe parfois, ou mon forfait est limité
option-connection-outside = Je me connecte hors de chez moi : bibliothèque, proches…
option-connection-none = Je n’ai pas de connexion en ce moment
question-messages = Lire un message en français et y répondre, c’est…
option-messages-easy = Facile pour moi
option-messages-slow = Possible, si je prends le temps
option-messages-with-help = Mieux avec quelqu’un
question-online-steps = Comment faites-vous vos démarches en ligne : impôts, santé, allocations ?
option-online-steps-alone = Je les fais sans aide
option-online-steps-some-help = On m’aide un peu
option-online-steps-never = Je n’en ai pas encore fait
option-online-steps-someone-else = Quelqu’un les fait pour moi
question-video = Parler avec un conseiller en vidéo, cela vous irait ?
option-video-fine = Oui
option-video-to-try = Je veux bien essayer
option-video-rather-not = Je préfère voir quelqu’un sur place
question-project = Savez-vous quel métier vous cherchez ?
option-project-clear = Oui, je le sais
option-project-several = J’ai plusieurs idées
option-project-open = Je ne sais pas encore
question-cv = Où en est votre CV ?
option-cv-ready = Il est à jour
option-cv-to-update = Il est à revoir
option-cv-none = Je n’en ai pas encore
question-offers = Comment trouvez-vous des offres d’emploi ?
option-offers-alone = Je sais où chercher
option-offers-some-help = Un coup de main m’aiderait
option-offers-start = Je me demande par où commencer
question-applying = Écrire à un employeur, préparer un entretien : comment faites-vous ?
option-applying-alone = Je le fais sans aide
option-applying-some-help = Un avis m’aiderait
option-applying-together = Je préfère le faire avec quelqu’un
question-obstacles = Quelque chose complique-t-il votre recherche ?
question-obstacles-hint = Par exemple la santé, la garde d’un enfant, le transport ou le logement. C’est fréquent, et vous n’avez pas à dire quoi.
option-obstacles-none = Non
option-obstacles-managing = Oui, et je m’organise
option-obstacles-to-discuss = Oui, et j’aimerais en parler
question-skip = Passer cette question
question-progress = Question { $number } sur { $total }

## Why: the same answers as reasons, for the person and the adviser alike.

reason-equipment-own = Un appareil personnel pour aller sur internet
reason-equipment-shared = Un appareil partagé ou prêté
reason-equipment-none = Pas d’appareil en ce moment
reason-connection-good = Une connexion qui marche bien
reason-connection-limited = Une connexion qui coupe ou un forfait limité
reason-connection-outside = Une connexion hors de chez soi seulement
reason-connection-none = Pas de connexion en ce moment
reason-messages-easy = Lire et répondre à un message : facile
reason-messages-slow = Lire et répondre à un message : possible avec du temps
reason-messages-with-help = Lire et répondre à un message : mieux avec quelqu’un
reason-online-steps-alone = Des démarches en ligne déjà faites sans aide
reason-online-steps-some-help = Des démarches en ligne faites avec un peu d’aide
reason-online-steps-never = Des démarches en ligne encore à découvrir
reason-online-steps-someone-else = Des démarches en ligne faites par quelqu’un d’autre
reason-video-fine = La vidéo avec un conseiller convient
reason-video-to-try = La vidéo avec un conseiller est à essayer
reason-video-rather-not = Une préférence pour parler sur place
reason-project-clear = Un métier recherché bien défini
reason-project-several = Plusieurs idées de métier
reason-project-open = Un métier à trouver
reason-cv-ready = Un CV à jour
reason-cv-to-update = Un CV à revoir
reason-cv-none = Un CV à faire
reason-offers-alone = Des lieux connus où chercher des offres
reason-offers-some-help = Un coup de main utile pour trouver des offres
reason-offers-start = Un point de départ à trouver pour chercher des offres
reason-applying-alone = Candidatures et entretiens préparés sans aide
reason-applying-some-help = Un avis utile pour les candidatures et les entretiens
reason-applying-together = Candidatures et entretiens à préparer avec quelqu’un
reason-obstacles-none = Rien ne complique la recherche
reason-obstacles-managing = Une difficulté, déjà prise en main
reason-obstacles-to-discuss = Une difficulté dont parler avec un conseiller
reason-digital-few-answers = Peu de réponses sur internet : nous n’en concluons rien
reason-job-search-few-answers = Peu de réponses sur la recherche : nous n’en concluons rien
reason-task-done = L’essai a réussi
reason-task-done-with-help = L’essai a réussi avec de l’aide
reason-task-not-done = L’essai n’a pas abouti cette fois
reason-task-skipped = Pas d’essai

## The small task: one of three.

task-attach = Joindre une photo ou un fichier
task-attach-intro = Choisissez une photo ou un fichier, n’importe lequel, puis envoyez-le. C’est un essai : nous ne le gardons pas.
task-attach-label = Photo ou fichier
task-find = Trouver une information
task-find-intro = Lisez cette courte page, puis répondez à la question.
task-find-page = L’atelier « Mon premier CV » a lieu chaque jeudi de 14 h à 16 h, à la maison de quartier, salle 12, au premier étage. L’entrée est libre. Apportez, si vous l’avez, un ancien CV.
task-find-label = Dans quelle salle a lieu l’atelier ?
task-find-again = Une aide : la salle est écrite dans la première phrase, juste avant l’étage.
task-answer = Répondre à un message
task-answer-intro = Lisez ce message d’essai, puis répondez comme vous le feriez à un conseiller. Personne ne l’attend : c’est un essai.
task-answer-message = Bonjour, je vous propose un rendez-vous mardi à 10 h. Cela vous convient-il ? Camille, conseillère
task-answer-label = Votre réponse
task-answer-again = Une aide : deux mots suffisent, par exemple « Oui, merci ».
task-choose = Quel essai vous tente ?
task-helped = Quelqu’un m’a aidé
task-give-up = Je n’y arrive pas
task-skip = Passer l’essai
task-no-hurry = Prenez votre temps : la durée ne compte pas.
outcome-done = C’est réussi.
outcome-done-with-help = C’est réussi, avec de l’aide.
outcome-not-done = Cela n’a pas marché cette fois. Ce n’est pas grave.
outcome-skipped = Vous avez passé l’essai.

## The result on two axes, in two views.

axis-digital = Vous et internet
axis-job-search = Vous et votre recherche d’emploi
view-declared = D’après vos réponses
view-task = D’après l’essai
view-reasons = Ce qui a compté
level-unknown = Non précisé
level-supported = Avec quelqu’un
level-partial = En partie sans aide
level-autonomous = Sans aide
result-digital-unknown = Vous nous avez peu parlé d’internet. C’est votre droit.
result-digital-supported = Pour vos démarches en ligne, vous serez mieux avec quelqu’un à vos côtés.
result-digital-partial = Vous pouvez faire en ligne une partie de vos démarches. Pour le reste, nous sommes là.
result-digital-autonomous = Vous pouvez faire vos démarches en ligne.
result-job-search-unknown = Vous nous avez peu parlé de votre recherche. Un conseiller en parlera avec vous.
result-job-search-supported = Pour votre recherche, un conseiller peut beaucoup vous apporter.
result-job-search-partial = Votre recherche avance. Un conseiller peut vous aider sur certains points.
result-job-search-autonomous = Vous menez votre recherche par vous-même.

## What it suggests, why, and what the person chooses.

path-full-web = 100 % Web
path-full-web-about = Vous faites tout en ligne. Votre conseiller vous parle en vidéo et par messages. Vous pouvez revenir à l’agence quand vous voulez.
path-mixed = Mixte
path-mixed-about = Vous envoyez vos documents en ligne. Vous voyez votre conseiller à l’agence ou lui parlez au téléphone.
path-agency = À l’agence
path-agency-about = Vous êtes reçu à l’agence pour vos démarches et vos rendez-vous.
suggest-full-web = Nous vous proposons le 100 % Web.
suggest-mixed = Nous vous proposons un accompagnement mixte.
suggest-agency = Nous vous proposons un accompagnement à l’agence.
suggest-digital-unknown = Comme nous savons peu de chose sur vous et internet, vous pourrez essayer en ligne et garder l’agence tout près.
suggest-digital-supported = Pour vos démarches, parler avec quelqu’un vous fera gagner du temps.
suggest-digital-partial = Une partie de vos démarches peut se faire en ligne, à votre rythme.
suggest-digital-autonomous = Les démarches en ligne vous conviennent.
suggest-job-search-unknown = Votre conseiller fera le point avec vous sur votre recherche.
suggest-job-search-supported = Des rendez-vous de vive voix aideront votre recherche.
suggest-job-search-partial = Votre conseiller vous aidera sur les points que vous avez cités.
suggest-job-search-autonomous = Votre recherche est bien engagée.
suggest-free-choice = C’est une proposition. Vous choisissez, et vous pourrez changer à tout moment.

## The channel contract.

intensity-suivi = Suivi
intensity-suivi-about = Vous avancez par vous-même, votre conseiller reste joignable.
intensity-guide = Guidé
intensity-guide-about = Votre conseiller fait le point avec vous régulièrement.
intensity-renforce = Renforcé
intensity-renforce-about = Votre conseiller est souvent à vos côtés, aussi de vive voix.
service-interviews = Rendez-vous
service-documents = Documents
service-declaration = Actualisation
service-messages = Messages
channel-web = En ligne
channel-phone = Au téléphone
channel-desk = À l’agence
return-once = Un rendez-vous à l’agence, cette fois
return-for-good = Revenir à l’agence pour tout

## Requests to be called back.

slot-any = Peu importe
slot-morning = Le matin, de 9 h à 12 h
slot-midday = Entre 12 h et 14 h
slot-afternoon = L’après-midi, de 14 h à 17 h
slot-evening = En fin de journée, de 17 h à 19 h
subject-register = M’inscrire avec quelqu’un
subject-choose = Choisir mon accompagnement
subject-online = Être aidé avec internet
subject-job-search = Parler de ma recherche d’emploi
subject-other = Autre chose
callback-outcome-answered = Réponse donnée
callback-outcome-appointment = Rendez-vous pris
callback-outcome-registered = Inscription faite ensemble
callback-outcome-unreachable = Pas de réponse, malgré plusieurs appels
callback-outcome-wrong-number = Ce n’est pas le bon numéro
callback-outcome-no-longer-needed = Plus besoin d’aide
