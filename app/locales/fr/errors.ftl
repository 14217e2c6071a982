### lookup

# One message for each code, under the same name. It says what to do, blames
# nobody and never repeats what was typed.

## Any field

required = Remplissez ce champ.
too-long = Écrivez un texte plus court.
choice-unknown = Choisissez une réponse dans la liste.
must-accept = Cochez la case pour continuer.

## Names

name-characters = Écrivez le nom avec des lettres seulement. Les espaces, les traits d’union et les apostrophes sont possibles.

## Dates

date-format = Écrivez la date comme ceci : 03/07/1990.
date-incomplete = Donnez le jour, le mois et l’année.
date-year-digits = Écrivez l’année en entier, par exemple 1990.
date-impossible = Cette date n’existe pas dans le calendrier. Vérifiez le jour et le mois.
date-future = Cette date est dans le futur. Vérifiez l’année.
birth-too-young = L’inscription est possible à partir de { REGISTRATION_AGE() }. Vérifiez la date de naissance.
birth-too-old = Vérifiez l’année de naissance. Si elle est juste, appelez-nous : nous vous inscrirons ensemble.

## Telephone

phone-format = Vérifiez le numéro, par exemple 06 12 34 56 78. Pour un numéro étranger, commencez par + et l’indicatif du pays.
phone-premium = Ce numéro est payant pour qui l’appelle. Donnez un autre numéro.

## E-mail

email-format = Vérifiez l’adresse e-mail. Elle s’écrit comme ceci : nom@exemple.fr.
email-accents = Écrivez l’adresse e-mail sans accent ni signe spécial.
email-slip = La fin de l’adresse est inhabituelle. Est-elle juste ?

## Address

address-characters = Écrivez cette ligne avec des lettres et des chiffres.
postcode-format = Écrivez le code postal avec cinq chiffres, par exemple 59000.
postcode-corsica = En Corse, le code postal commence par 20, par exemple 20090.
postcode-unknown = Aucun code postal français ne commence ainsi. Vérifiez les premiers chiffres.

## Places and occupations

commune-which = Choisissez la commune où vous habitez, ou corrigez le code postal ou la commune.
place-unknown = Nous ne trouvons pas ce lieu. Écrivez un code postal ou le nom d’une commune.
town-slip = Le nom de la commune est-il bien écrit ?
place-slip = Nous avons corrigé le nom. Si c’est bien ce lieu, envoyez encore une fois ; sinon, changez-le.
commune-code = Choisissez une commune dans la liste.
occupation-code = Choisissez un métier dans la liste.
skill-code = Choisissez une compétence dans la liste.

## Social security number

nir-length = Le numéro de sécurité sociale a 15 caractères. Comptez-les sur votre carte ou votre attestation.
nir-key-missing = Ajoutez les deux derniers chiffres du numéro : c’est la clé.
nir-format = Vérifiez le numéro de sécurité sociale, chiffre par chiffre.
nir-key = Un chiffre du numéro de sécurité sociale ne va pas. Relisez-le sur votre carte ou votre attestation.
nir-differs-sex = Le numéro de sécurité sociale ne correspond pas à la civilité indiquée. Vérifiez les deux.
nir-differs-year = L’année dans le numéro de sécurité sociale n’est pas celle de la date de naissance. Vérifiez les deux.
nir-differs-month = Le mois dans le numéro de sécurité sociale n’est pas celui de la date de naissance. Vérifiez les deux.

## Bank account

iban-format = Recopiez l’IBAN de votre relevé d’identité bancaire. Il commence par deux lettres et deux chiffres.
iban-country = Les deux premières lettres de l’IBAN ne sont celles d’aucun pays. Vérifiez-les.
iban-length = Il manque des caractères à l’IBAN, ou il y en a en trop. En France, il en a 27.
iban-key = Un caractère de l’IBAN ne va pas. Relisez-le sur votre relevé d’identité bancaire.
iban-not-sepa = Nous ne pouvons pas verser d’euros sur ce compte. Donnez un compte de la zone SEPA.
bic-format = Le BIC a 8 ou 11 caractères. Vous pouvez aussi laisser ce champ vide.

## Password

password-too-short = Choisissez au moins { PASSWORD_LEAST() } caractères. Une phrase facile à retenir convient très bien.
password-too-long = Choisissez un mot de passe plus court : { PASSWORD_MOST() } caractères au plus, moins s’il a des accents.
password-is-email = Choisissez un mot de passe différent de votre adresse e-mail.
password-common = Ce mot de passe est parmi les plus utilisés. Choisissez-en un autre, par exemple une phrase.
password-pattern = Ce mot de passe se devine : il se répète ou suit l’ordre des touches. Choisissez-en un autre, par exemple une phrase.
password-weak = Pas encore assez sûr
password-good = Sûr
password-strong = Très sûr

## Amounts and numbers

amount-format = Écrivez le montant en chiffres, par exemple 1850,50.
amount-negative = Écrivez un montant sans signe moins.
pay-low = C’est très peu. Est-ce bien un montant mensuel ?
pay-high = C’est beaucoup. Est-ce bien un montant mensuel ?
number-format = Écrivez un nombre en chiffres.
number-whole = Écrivez un nombre entier, sans virgule.
number-too-small = Ce nombre est trop petit. Vérifiez-le.
number-too-large = Ce nombre est trop grand. Vérifiez-le.

## Channel contract

intensity-full-web = L’accompagnement renforcé se fait aussi de vive voix. Gardez au moins un service au téléphone ou à l’agence.
channel-impossible = Ce service ne peut pas se faire par ce moyen. Choisissez-en un autre.
already-full-web = Votre suivi est déjà 100 % Web.
already-volunteered = Votre demande est déjà chez votre conseiller. Il vous répondra.

## Entry check

choose-answer = Choisissez une réponse.
answer-or-skip = Choisissez une réponse, ou passez cette question.
task-again = Ce n’est pas tout à fait cela. Vous pouvez essayer encore une fois, sans vous presser.
    .title = Encore un essai, si vous voulez
file-missing = Choisissez un fichier, puis envoyez-le.

## Call-back requests

taken-by-colleague = Un collègue s’en occupe déjà.
## Accounts

sign-in-refused = L’adresse ou le mot de passe n’est pas le bon. Vérifiez les deux, ou choisissez un nouveau mot de passe avec « Mot de passe oublié ».
    .title = Vérifiez ce que vous avez écrit
link-gone = Ce lien a déjà servi, ou il est trop ancien. Connectez-vous, ou demandez-en un nouveau.
password-wrong = Ce n’est pas le mot de passe de ce compte. Vérifiez-le.
address-taken = Cette adresse a déjà un compte.


## Registration

choose-one = Choisissez une réponse dans la liste qui s’affiche.
ends-before-start = La fin vient avant le début. Vérifiez les deux années.
health-consent = Cochez cette case pour que nous gardions votre texte, ou videz le champ.
iban-or-later = Donnez l’IBAN, ou cochez « plus tard ».
consent-changed = Le texte de l’accord a changé. Rechargez la page pour le lire.
step-incomplete = Cette étape n’est pas complète.
choice-missing = Dites d’abord comment vous voulez être accompagné.
already-sent = Votre inscription est déjà envoyée. Votre reçu est dans votre espace.
already-decided = Un conseiller a déjà répondu à ce dossier.
sent-differently = Ce formulaire était déjà parti, avec d’autres réponses. Ouvrez la page de nouveau pour voir ce qui est enregistré, puis changez-le.
changed-elsewhere = Une autre page a changé cette étape entre-temps, peut-être un autre onglet. Ce qui était enregistré est resté tel quel.
occupation-unknown = Choisissez un métier de la liste.

## Adviser's desk, and the way back

reason-too-short = Écrivez une raison d’au moins { REASON_LEAST() } caractères : la personne la lira.
path-differs = Les moyens choisis ne correspondent pas à cette décision. Choisissez « Mixte », ou remettez les moyens habituels.
claimed-by-other = Un collègue a ouvert ce dossier pour décider. Vous pouvez le lire ; il sera libre dès que votre collègue l’aura rendu.
decision-held = Une décision sur ce dossier est prise et part dans quelques minutes.
decision-sent = Cette décision est déjà partie : la personne l’a reçue.
decision-stopped = Cette décision ne peut plus partir : le dossier a changé entre-temps. Il attend de nouveau votre réponse.
register-first = Il faut d’abord vous inscrire et recevoir la réponse d’un conseiller.
agency-unknown = Aucune agence ne vous connaît encore : envoyez d’abord votre inscription, ou demandez à être rappelé.
date-past = Choisissez un moment à venir.

## Accounts, second factor, colleagues

email-same = C’est déjà l’adresse de votre compte.
code-format = Écrivez les six chiffres que l’application affiche.
code-wrong = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et réessayez.
totp-exists = Une application est déjà active. Retirez-la d’abord dans « Mon compte ».
last-way-in = Il faut garder une seconde preuve. Ajoutez-en une autre, puis retirez celle-ci.
passkey-known = Cette clé est déjà dans la liste.
passkey-refused = La clé d’accès n’a pas servi. Réessayez.
own-account = Un collègue doit fermer votre compte : vous ne pouvez pas le faire vous-même.
already-done = C’est déjà fait, peut-être par un collègue, à l’instant.
already-undone = C’est déjà annulé, peut-être par un collègue.
undo-too-late = Les { STAFF_UNDO() } pour annuler sont passées. Refaites-le à la main, si c’est encore juste.
heir-gone = Cette personne ne travaille plus dans cette agence. Choisissez quelqu’un d’autre.
invitation-gone = Cette invitation ne peut plus revenir : elle est trop ancienne, une autre l’a remplacée, ou la personne a déjà un compte. Envoyez-en une nouvelle.
account-gone = Ce compte a été fermé entre-temps. Annulez d’abord sa fermeture.
not-there-any-more = Cette personne ne travaille plus dans cette agence. Ajoutez-la d’abord.

## Offers

offer-gone = Cette offre n’est plus en ligne.
report-decided = Un collègue a déjà répondu à ce signalement.
contest-over = Les { CONTEST() } pour contester sont passés. Appelez-nous si quelque chose vous en a empêché.
contest-settled = Cette contestation a déjà une réponse.
search-empty = Choisissez d’abord un métier, un lieu ou un filtre.
search-place-unknown = Nous ne connaissons pas ce lieu. Changez-le dans la recherche, puis gardez-la.
search-too-many = Vous gardez déjà { SEARCHES_MOST(as: "words") } recherches. Supprimez-en une d’abord.
not-registered = Envoyez d’abord votre inscription : c’est d’après elle que les offres sont classées.
offer-changed = Cette offre a changé entre-temps : elle ne demande plus cela. Ouvrez la liste de nouveau.
too-many-kept = Vous gardez déjà { KEPT_OFFERS_MOST() } offres. Retirez-en une d’abord.
too-many-corrections = Vous avez fait { CORRECTIONS_MOST() } corrections. Annulez-en une d’abord.
reading-paused = Le service ne montre plus de dossier pendant { READING_PAUSE(as: "words") }. Ouvrez la liste « À décider » : elle dit ce qui s’est passé et quoi faire.
    .title = Une pause avant d’ouvrir d’autres dossiers
reason-first = Dites d’abord pourquoi vous ouvrez ce dossier.
alarm-again = La même chose est arrivée depuis : elle a sa propre ligne. Celle-ci reste fermée.
