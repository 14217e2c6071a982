### lookup

# The registration: nine steps, the summary, the receipt.

intro-title = Votre inscription
intro-lead = { REGISTRATION_STEPS(as: "Words") } étapes courtes, à votre rythme. Comptez { REGISTRATION_TAKES(as: "words") } environ.
intro-need = Ce qui aide à remplir
intro-need-identity = Votre nom et votre date de naissance, comme sur votre pièce d’identité
intro-need-nir = Votre numéro de sécurité sociale, si vous l’avez (facultatif)
intro-need-jobs = Vos derniers emplois, dans les grandes lignes
intro-need-iban = Un relevé d’identité bancaire, ou rien : vous pourrez le donner plus tard à votre conseiller
intro-keep = Chaque étape est enregistrée quand vous la quittez. Vous pouvez arrêter quand vous voulez et reprendre sur un autre appareil.
intro-keep-days = Votre brouillon est gardé { DRAFT_KEPT() } après votre dernier changement. Nous vous prévenons par e-mail { DRAFT_WARNING(as: "words") } avant la fin. Ensuite il est effacé.
intro-start = Commencer mon inscription
intro-resume = Reprendre mon inscription
intro-progress = Vous en êtes à « { $step } ».
intro-ends = Votre brouillon est gardé jusqu’au { $day } au soir.
intro-steps = Les étapes
intro-done = rempli
intro-open = à remplir
intro-sent = Votre inscription est envoyée.
intro-receipt = Voir mon reçu
intro-home = Revenir à mon espace

# Answers that wait on the person’s own phone while the line is gone.
phone-title = Si la ligne coupe
phone-ask = Ce téléphone est-il à vous ? Alors vos réponses peuvent y rester quand la ligne coupe, jusqu’à ce que nous les ayons reçues. Jamais le numéro de sécurité sociale, l’IBAN ni ce que vous dites de votre santé. Sur un appareil prêté ou partagé, ne le faites pas.
phone-yes = Oui, il est à moi : garder mes réponses ici
phone-is = Ce téléphone garde vos réponses quand la ligne coupe, jusqu’à ce que nous les ayons reçues. Vous déconnecter efface tout.
phone-stop = Ne plus rien garder sur ce téléphone
unsent-kept = { $count ->
    [one] { $count } réponse gardée sur ce téléphone, pas encore envoyée
   *[other] { $count } réponses gardées sur ce téléphone, pas encore envoyées
}
unsent-arrived = { $count ->
    [one] La réponse gardée sur ce téléphone nous est arrivée.
   *[other] Les { $count } réponses gardées sur ce téléphone nous sont arrivées.
}
unsent-full = Vos réponses ne peuvent pas être gardées sur ce téléphone. Laissez cette page ouverte : elles partiront dès que la ligne revient.
unsent-cut = Vos réponses ne partent pas pour l’instant. Ce téléphone est-il à vous ? Elles peuvent y rester jusqu’à ce que nous les ayons reçues.
unsent-no = Non
unsent-elsewhere = Une autre page a changé la même réponse. Ce que vous aviez écrit sur ce téléphone attend votre choix.
unsent-take = Prendre ce que j’ai écrit ici
unsent-gone = Votre inscription n’attend plus de réponse. Celle qui est gardée sur ce téléphone ne peut plus partir.
unsent-erase = L’effacer de ce téléphone
unsent-closed = Vous avez été déconnecté depuis un autre appareil. Les réponses gardées sur ce téléphone sont effacées.
unsent-leave = { $count ->
    [one] { $count } réponse n’est pas encore envoyée
   *[other] { $count } réponses ne sont pas encore envoyées
}
unsent-leave-text = Ce que vous avez écrit n’est que sur ce téléphone. Vous déconnecter l’efface.
unsent-stay = Rester connecté
unsent-out = Me déconnecter et effacer

no-draft = Il n’y a pas encore d’inscription en cours
no-draft-text = Elle n’est pas commencée, ou le brouillon est arrivé au bout de ses { DRAFT_KEPT() }.
already-sent-title = Votre inscription est déjà envoyée

step-identity = Votre identité
step-contact = Vos coordonnées
step-situation = Votre situation et vos droits
step-experience = Votre expérience
step-skills = Vos compétences et vos langues
step-project = Le travail que vous cherchez
step-area = Où et quand vous pouvez travailler
step-bank = Vos coordonnées bancaires
step-summary = Vérifiez, puis envoyez

lead-identity = Écrivez vos noms comme sur votre pièce d’identité.
lead-contact = Votre agence dépend de la commune où vous habitez.
lead-situation = Ces réponses nous disent quels droits examiner avec vous.
lead-experience = Les grandes lignes suffisent. Vous en parlerez avec votre conseiller.
lead-skills = Cochez ce que vous savez faire. Rien n’est obligatoire ici.
lead-project = Un métier au moins. Écrivez avec vos mots, nous cherchons le métier qui correspond.
lead-area = Pour vous proposer des offres qui tiennent compte de votre vie.
lead-bank = Pour verser une allocation si vous y avez droit. Vous pouvez aussi les donner plus tard, à votre conseiller.

back = Étape précédente
back-intro = Retour
go-on = Enregistrer et continuer
leave = Enregistrer et quitter
to-summary = Enregistrer et revenir au récapitulatif
kept-until = Brouillon gardé jusqu’au { $day } au soir.
overwrite-title = Une autre page a changé cette étape
overwrite-text = Vous avez peut-être deux onglets ou deux appareils ouverts. Rien n’est perdu : ce qui avait été enregistré est resté tel quel.
overwrite-reload = Voir ce qui est enregistré
overwrite = Garder ce que je vois ici

first-name = Prénom
birth-name = Nom de naissance
used-name = Nom d’usage
used-name-hint = Si vous portez un autre nom, par exemple celui de votre conjoint.
birth-date = Date de naissance
birth-place = Lieu de naissance
birth-place-hint = La commune, et le pays si ce n’est pas la France.
missing-first-name = Écrivez votre prénom.
missing-birth-name = Écrivez votre nom de naissance.
missing-birth-date = Écrivez votre date de naissance.
nir = Numéro de sécurité sociale
nir-hint = 15 caractères, sur votre carte Vitale ou votre attestation. Il évite les doublons et les erreurs de droits. Il est chiffré, et personne ne le voit en entier.
nir-kept = Numéro enregistré : { $masked }
nir-keep-hint = Laissez vide pour garder ce numéro.
nir-erase = Effacer ce numéro

street = Numéro et rue
extra = Complément d’adresse
extra-hint = Étage, bâtiment, « chez … ».
postcode = Code postal
city = Commune
phone = Téléphone
phone-hint = Pour que votre conseiller puisse vous appeler. Les numéros étrangers sont possibles.
missing-street = Écrivez le numéro et la rue.
missing-postcode = Écrivez votre code postal.
missing-city = Écrivez le nom de votre commune.
email-fixed = E-mail : { $email }
email-change = Changer d’adresse e-mail
which-commune = Dans quelle commune habitez-vous ?
which-commune-hint = Le code postal et la commune que vous avez écrits ne suffisent pas à le savoir. Votre agence en dépend. Choisissez, ou corrigez le code postal ou la commune.
agency-is = Votre agence : { $agency }

reason = Pourquoi cherchez-vous un emploi maintenant ?
reason-contract-ended = Mon contrat s’est terminé
reason-dismissed = J’ai été licencié ou licenciée
reason-mutual = Rupture conventionnelle
reason-resigned = J’ai démissionné
reason-studies-ended = J’ai fini mes études ou ma formation
reason-first-job = C’est mon premier emploi
reason-own-business-ended = J’ai arrêté mon activité indépendante
reason-back-to-work = Je reprends après une pause (enfants, maladie, proche à aider)
reason-working = Je travaille et je cherche autre chose
reason-other = Autre raison
since = Depuis quand ?
since-hint = La date de fin, si vous en avez une. Par exemple 31/10/2026.
availability = Quand pouvez-vous commencer ?
availability-now = Tout de suite
availability-month = D’ici un mois
availability-later = Plus tard
residence = Votre nationalité
residence-french = Française
residence-europe = D’un pays de l’Union européenne, de Norvège, d’Islande, du Liechtenstein ou de Suisse
residence-permit = D’un autre pays, avec un titre de séjour
allowance = Demandez-vous une allocation chômage ?
allowance-hint = Nous examinons vos droits dans tous les cas. Répondre « oui » prépare les documents à demander.
registered-before = Avez-vous déjà été inscrit ou inscrite ?
yes = Oui
no = Non

education = Votre niveau d’études
education-none = Sans diplôme, ou brevet
education-cap = CAP, BEP
education-bac = Bac, bac professionnel
education-bac2 = Bac + 2 (BTS, DUT)
education-bac3 = Bac + 3 ou + 4 (licence, BUT)
education-bac5 = Bac + 5 et plus
diploma = Votre diplôme le plus utile
diploma-hint = Par exemple : CAP pâtissier.
years = Combien d’années avez-vous travaillé en tout ?
years-none = Pas encore
years-under-1 = Moins d’un an
years-1-3 = De 1 à 3 ans
years-3-5 = De 3 à 5 ans
years-5-10 = De 5 à 10 ans
years-over-10 = Plus de 10 ans
job-last = Votre dernier emploi
job-before = Un emploi d’avant
job-title = Poste
job-employer = Employeur
job-from = Année de début
job-to = Année de fin
job-to-hint = Vide si vous y êtes encore.
missing-job-title = Écrivez le nom du poste.
job-years = { $from } – { $to }
job-since = depuis { $from }

skills = Ce que vous savez faire
skills-from = Proposé à partir de vos emplois, ou des métiers que vous cherchez.
skills-none-yet = Écrivez-les ici avec vos mots. Quand vous aurez choisi un métier, nous vous en proposerons : vous pourrez revenir à cette étape.
own-words = Autres choses que vous savez faire
own-words-hint = Avec vos mots : logiciels, machines, soins, organisation…
language-number = Langue { $number }
language = Langue
missing-language = Écrivez le nom de la langue.
level = Niveau
level-beginner = Quelques mots
level-everyday = Vie de tous les jours
level-work = Je peux travailler dans cette langue
level-native = Langue maternelle ou tout comme

occupation = Métier que vous cherchez
occupation-second = Deuxième métier
occupation-third = Troisième métier
occupation-hint = Écrivez quelques lettres, par exemple « boulangère » ou « dev web », puis choisissez dans la liste.
missing-occupation = Écrivez le métier que vous cherchez.
contracts = Quels contrats acceptez-vous ?
contract-permanent = CDI
contract-fixed-term = CDD
contract-temporary = Intérim
contract-apprenticeship = Alternance
contract-own-business = Créer ou reprendre une entreprise
salary = Salaire souhaité, brut par mois, en euros
salary-hint = Par exemple 1900.
salary-value = { $amount } € brut par mois
about = Ce que vous voulez ajouter sur votre projet

place = Autour de quelle commune cherchez-vous ?
place-hint = Le nom ou le code postal, puis choisissez dans la liste.
missing-place = Écrivez le nom ou le code postal d’une commune.
radius = Jusqu’à combien de kilomètres ?
radius-hint = Par exemple 20.
missing-radius = Écrivez le nombre de kilomètres.
radius-value = { $place }, { $km } km autour
transports = Comment vous déplacez-vous ?
transport-car = Voiture
transport-two-wheels = Moto ou scooter
transport-bicycle = Vélo ou trottinette
transport-public = Transports en commun
transport-on-foot = À pied
licences = Vos permis
licence-a = Permis A (moto)
licence-b = Permis B (voiture)
licence-c = Permis C (poids lourd)
licence-d = Permis D (transport de personnes)
hours = Temps de travail
hours-full = Temps plein
hours-part = Temps partiel
hours-either = Les deux me vont
weekly = Heures souhaitées par semaine
schedules = Quand pouvez-vous travailler ?
schedule-day = En journée
schedule-early = Tôt le matin
schedule-evening = Le soir
schedule-night = La nuit
schedule-weekend = Le week-end
constraints = Ce dont il faut tenir compte
constraints-hint = Par exemple : enfants à chercher à 17 h, un proche à aider, pas de bus le dimanche.
health-title = Santé : seulement si vous le voulez
health-text = Vous n’avez rien à dire de votre santé. Si une difficulté compte pour votre travail, vous pouvez l’écrire pour votre conseiller. C’est chiffré, seul votre conseiller le lit, et jamais un employeur.
health-consent = Je veux que mon conseiller le sache et j’accepte que ce texte soit gardé
health-consent-hint = Décochez quand vous voulez : le texte est alors effacé.
health = Ce que vous voulez dire
health-kept = Un texte est enregistré. Pour votre sécurité il n’est pas affiché. Écrivez ici pour le remplacer, ou décochez la case pour l’effacer.
health-kept-short = Un texte est enregistré, pour votre conseiller seulement

iban = IBAN
iban-hint = Sur votre relevé d’identité bancaire. Vous ne l’avez pas sous la main ? Cochez « plus tard » ci-dessous. Il est chiffré, et personne ne le voit en entier.
iban-kept = Compte enregistré : { $masked }
iban-keep-hint = Laissez vide pour garder ce compte.
iban-erase = Effacer ce compte
iban-later = Je donnerai mon IBAN plus tard
holder = Titulaire du compte, si ce n’est pas vous

summary-lead = Relisez. Vous pouvez tout modifier avant d’envoyer.
summary-empty = Non rempli
summary-none = Rien
summary-incomplete = Il reste des étapes à remplir
summary-fill = Remplir : { $step }
summary-check = À vérifier avant d’envoyer
summary-check-text = Ce n’est peut-être pas une erreur : vous pouvez envoyer votre dossier tel quel.
summary-check-link = Revoir mon identité
summary-documents = Documents qui vous seront demandés
summary-documents-text = Vous n’avez rien à envoyer maintenant. Votre conseiller vous dira quand et comment les donner.
document-identity = Pièce d’identité
document-permit = Titre de séjour
document-iban = Relevé d’identité bancaire
document-employer-certificate = Attestation de votre dernier employeur
document-cv = CV, si vous en avez un
summary-choice = Avez-vous choisi comment être accompagné ?
summary-choice-text = Avant d’envoyer, dites-nous si vous êtes volontaire pour le 100 % Web. C’est un choix, jamais une obligation.
summary-choice-link = Faire le point et choisir
consent-title = Votre accord
consent-text = En envoyant, vous demandez votre inscription comme demandeur d’emploi. Vos réponses servent à examiner vos droits et à vous accompagner. Votre conseiller et les personnes de votre agence les lisent, et chaque lecture est notée : demandez-nous qui a lu, nous vous le disons. Elles sont gardées pendant votre inscription et { FILE_ACTIVE() } après, puis { FILE_ARCHIVED() } dans une archive que peu de personnes peuvent ouvrir, en disant pourquoi. Vous pouvez les voir, les corriger, et demander leur effacement.
consent = Mes réponses sont exactes à ma connaissance et j’accepte cet usage
send = Envoyer mon inscription
send-hint = Un conseiller vous répond dans les { ANSWER() }.

receipt-title = Votre inscription est envoyée
receipt-number = Numéro de dossier
receipt-keep = Gardez ce numéro : il suffit pour parler de votre dossier.
receipt-sent = Envoyée le
receipt-effect = Date d’effet de votre inscription
receipt-answer = Un conseiller vous répond au plus tard le
receipt-answer-hint = { ANSWER() }, week-ends et jours fériés compris. Passé ce délai, un collègue prend le relais.
receipt-agency = Votre agence
receipt-mail = Nous vous avons aussi écrit à { $email }.
receipt-next = Et maintenant ?
receipt-next-text = Un conseiller lit votre dossier et confirme avec vous la façon d’être accompagné. Vous serez prévenu par e-mail et dans votre espace.
receipt-home = Aller à mon espace
receipt-name = Nom
receipt-phone = Votre téléphone
sent-link = Relire ce que j’ai envoyé
sent-title = Ce que vous avez envoyé
sent-number = Dossier n° { $number }, envoyé le { $at }.
sent-change = Quelque chose a changé ? Dites-le à un conseiller.
sent-back = Revenir à mon reçu
print = Imprimer
