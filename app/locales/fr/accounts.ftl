# Signing up, signing in, passkeys, second factor, sessions, colleagues.

email = Adresse e-mail
password = Mot de passe
new-password = Choisissez un mot de passe
new-password-hint = Au moins { PASSWORD_LEAST() } caractères. Une phrase facile à retenir convient très bien.

sign-in-title = Se connecter
sign-in-button = Me connecter
sign-in-passkey = Se connecter avec une clé d’accès
passkey-failed = La clé d’accès n’a pas servi. Réessayez, ou utilisez votre mot de passe.
already-signed-in = Vous êtes déjà connecté : aller à mon espace
forgot-link = Mot de passe oublié
sign-up-link = Créer un compte
demo-title = Entrer comme…
demo-text = Ceci est une démonstration, avec des personnes imaginaires. Choisissez quelqu’un.

# On the way back to a form: its session had ended, or it asks for a proof.
signed-out-kept = Vous avez été déconnecté, votre texte est gardé
kept-title = Votre texte est gardé
kept-text = Il vous attend pendant { FORM_KEPT(as: "words") }, et revient dès que vous aurez montré que c’est vous.

# Until when one stays signed in.
session-title = Rester connecté
session-until = Sans rien faire, vous serez déconnecté { $when }.
session-until-on = le { $at }
session-until-at = à { $at }
session-until-text = Ce que vous êtes en train d’écrire reste là.
session-stay = Rester connecté
session-stayed = C’est fait : vous restez connecté. Vous pouvez fermer cet onglet.
session-fixed = Cette session se termine { $when }, même si vous travaillez encore.
session-fixed-text = Une session de collègue dure { STAFF_SESSION(as: "words") } au plus, pour protéger les dossiers. Donnez vos preuves de nouveau dans un autre onglet : ce que vous écrivez ici reste.
session-prove = Donner mes preuves dans un nouvel onglet
session-later = Fermer ce message
# At the foot of each page, without scripts.
session-foot = Sans rien faire, vous serez déconnecté { $when }.
session-foot-link = Rester connecté (nouvel onglet)

sign-up-title = Créer un compte
sign-up-lead = Il faut une adresse e-mail et un mot de passe. Vous pourrez ensuite vous inscrire, en plusieurs fois si vous voulez.
sign-up-email-hint = Nous y envoyons un lien pour vérifier qu’elle est à vous.
sign-up-button = Créer mon compte
have-account-link = J’ai déjà un compte
no-mail-title = Pas d’adresse e-mail, ou pas de téléphone ?
no-mail-text = Un téléphone n’est pas nécessaire ici. Sans adresse e-mail, on vous inscrit de vive voix :
no-mail-agency = à l’agence, ou dans un lieu d’aide près de chez vous qui peut aussi créer une adresse avec vous
no-mail-phone = par téléphone, au { $phone }
no-mail-callback = ou demandez à être rappelé
sign-up-sent-title = Regardez vos e-mails
sign-up-sent-text = Nous venons de vous écrire. Ouvrez le lien de ce message dans les { SIGN_UP_LINK() } pour continuer.
sign-up-sent-to = Nous venons d’écrire à { $email }. Ouvrez le lien de ce message dans les { SIGN_UP_LINK() } pour continuer.
sign-up-sent-where = Rien après quelques minutes ? Regardez dans les courriers indésirables, et vérifiez l’adresse. Nous n’envoyons que quelques messages par jour à la même adresse.
send-again-button = Envoyer le message encore une fois
sent-again = Le message est reparti.
other-address-link = Utiliser une autre adresse

confirm-title = Confirmer votre adresse
confirm-text = Appuyez sur le bouton pour confirmer l’adresse { $email } et ouvrir votre compte.
confirm-password-hint = Vous n’êtes pas sur le même appareil : donnez le mot de passe choisi en créant le compte. Vous l’avez oublié, ou ce n’était pas vous ? Choisissez-en un autre : c’est lui qui comptera.
confirm-button = Confirmer mon adresse
link-gone-text = Si votre compte est ouvert, connectez-vous. Sinon, recommencez : c’est rapide.
link-gone-invitation = Si votre compte est ouvert, connectez-vous. Sinon, demandez une nouvelle invitation à la personne qui vous a invité.
link-gone-stop = Si vous ne reconnaissez pas ce qui a été fait dans votre compte, choisissez un nouveau mot de passe ou appelez-nous : nous pouvons arrêter ce qui est en cours.

forgot-title = Mot de passe oublié
forgot-lead = Donnez l’adresse de votre compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.
forgot-button = Recevoir un lien
forgot-sent-title = Regardez vos e-mails
forgot-sent-page = Mot de passe oublié : regardez vos e-mails
forgot-sent-text = Nous venons d’écrire à cette adresse. Le lien fonctionne pendant { RESET_LINK(as: "words") }.
forgot-sent-to = Nous venons d’écrire à { $email }. Le lien fonctionne pendant { RESET_LINK(as: "words") }.
forgot-again-link = Recommencer
back-to-sign-in = Revenir à la connexion
reset-title = Choisir un nouveau mot de passe
reset-lead = Vos autres appareils seront déconnectés.
reset-button = Enregistrer et me connecter

sign-out-button = Me déconnecter
confirm-new-email-text = Appuyez sur le bouton pour que { $email } devienne l’adresse de votre compte.

prove-title = Confirmer que c’est vous
prove-half = Votre mot de passe est bon. Il reste une preuve à donner.
prove-again = Avant de continuer, donnez encore une fois la preuve que c’est vous.
prove-button = Continuer
code = Code
code-hint = Les six chiffres de votre application, ou un code de secours.
missing-code = Écrivez les six chiffres, ou un code de secours.
missing-totp = Écrivez les six chiffres que l’application affiche.
use-passkey = Utiliser ma clé d’accès
enrol-first = Votre compte donne accès aux dossiers d’autres personnes. Il faut ajouter une seconde preuve à votre mot de passe.
enrol-link = Ajouter une seconde preuve
no-factor-help = Vous n’avez plus ni application, ni clé, ni code de secours ? Demandez à l’exploitation du service : elle peut fermer ce compte et vous inviter de nouveau.

enrol-title = Ajouter une seconde preuve
enrol-lead = Votre mot de passe ne suffit pas pour ouvrir les dossiers d’autres personnes. Choisissez l’un des deux moyens. Vous pourrez ajouter l’autre plus tard.
enrol-passkey-title = Une clé d’accès
enrol-passkey-text = Votre téléphone ou votre ordinateur vous reconnaît avec votre doigt, votre visage ou son code. C’est le plus simple et le plus sûr.
enrol-passkey-button = Ajouter une clé d’accès
enrol-totp-title = Une application de codes
enrol-totp-text = Une application de votre téléphone affiche un nouveau code toutes les { CODE_CHANGES(as: "words") }.
enrol-totp-button = Utiliser une application
totp-scan = Ouvrez votre application et visez cette image.
totp-picture = Image à viser avec votre application ; le même secret est écrit dessous
totp-by-hand = Ou recopiez ce secret :
totp-here = Ouvrir l’application sur cet appareil
totp-code = Le code que l’application affiche
totp-confirm-button = Activer
totp-active = Votre application de codes est active.
totp-add = Ajouter une application
totp-remove = Ne plus utiliser l’application

codes-title = Codes de secours
codes-lead = Si vous perdez votre téléphone ou votre clé, un de ces codes vous fait entrer. Chacun sert une seule fois.
codes-once = Notez-les ou imprimez-les maintenant : ils ne seront plus affichés.
codes-kept-button = J’ai noté mes codes
codes-put-away = Vos codes ont déjà été affichés. Si vous ne les avez plus, créez-en d’autres : les anciens ne marcheront plus.
codes-new-button = Créer de nouveaux codes
codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}

account-title = Mon compte
password-hidden = Votre mot de passe n’est jamais affiché
email-changed = Votre adresse est changée.
password-changed = Votre mot de passe est changé. Vos autres appareils sont déconnectés.
sessions-link = Voir où je suis connecté
review-link = Vérifier les ajouts récents
back-to-account = Revenir à mon compte
change-email-title = Changer d’adresse
change-email-lead = Nous envoyons un lien à la nouvelle adresse. L’ancienne sert encore jusqu’à ce que vous l’ouvriez, et elle reçoit de quoi tout arrêter.
new-email = Nouvelle adresse e-mail
change-email-button = Recevoir le lien
new-email-sent = Nous venons d’écrire à cette adresse. Ouvrez le lien du message pour terminer.
new-email-sent-to = Nous venons d’écrire à { $email }. Ouvrez le lien du message pour terminer.
change-password-title = Changer de mot de passe
current-password = Mot de passe actuel
change-password-button = Changer mon mot de passe

sessions-title = Où je suis connecté
sessions-lead = Vous ne reconnaissez pas un appareil ? Changez de mot de passe : tous les autres appareils sont déconnectés, et les liens déjà envoyés ne marchent plus.
sessions-alone = Vous n’êtes connecté nulle part ailleurs.
sessions-close-others = Me déconnecter partout ailleurs
session-current = Cet appareil
session-close = Déconnecter
session-used = Ouvert le { $opened }. Dernière utilisation : { $used }.

stop-title = Ce n’était pas vous ?
stop-lead = Appuyez sur le bouton pour tout arrêter :
stop-devices = tous les appareils sont déconnectés, et les liens déjà envoyés ne marchent plus ;
stop-address = l’adresse de votre compte reste { $email } ;
stop-password = vous choisissez tout de suite un nouveau mot de passe.
stop-button = Tout arrêter
stop-nothing = C’était vous ? Fermez cette page : rien ne change.
stopped-said = Tout est arrêté. Choisissez maintenant un nouveau mot de passe.

review-title = Vérifier les ajouts récents
review-first = Avant de continuer, regardez ce qui a été ajouté. Une clé que vous ne connaissez pas peut être celle de quelqu’un d’autre. Tant que vous n’avez pas répondu, ces clés n’ouvrent rien à elles seules.
review-lead = Voici ce qui a été ajouté à votre compte depuis { ADDED_LATELY() }.
review-none = Rien de récent
review-none-text = Aucune clé, aucune application et aucun code n’a été ajouté depuis { ADDED_LATELY() }.
review-key = Clé d’accès : { $name }
review-added = Ajoutée le { $at }.
review-codes = Créés le { $at }.
review-remove = Tout retirer
review-keep = Tout est à moi, continuer

keys-title = Clés d’accès
keys-count = { $count ->
    [0] Aucune
    [one] Une
   *[other] { $count }
}
keys-lead = Avec une clé d’accès, vous vous connectez sans mot de passe : votre téléphone ou votre ordinateur vous reconnaît.
keys-none = Pas encore de clé d’accès
keys-none-text = Ajoutez-en une depuis l’appareil que vous utilisez le plus.
key-added = Ajoutée le { $at }.
key-used = Utilisée le { $at }.
key-never = Jamais utilisée.
key-rename = Renommer
key-name = Nom de la clé
missing-key-name = Écrivez un nom pour cette clé.
key-rename-button = Enregistrer le nom
key-remove = Retirer

accept-title = Bienvenue dans l’équipe
accept-text = Choisissez le mot de passe de votre compte { $email }. Vous ajouterez ensuite une seconde preuve.
accept-button = Ouvrir mon compte

staff-title = Les collègues
staff-ready = Peut travailler
staff-not-ready = Seconde preuve à ajouter
staff-no-agency = Dans aucune agence.
staff-detach = Retirer
staff-head = Responsable
staff-name-head = Nommer responsable
staff-unname-head = Retirer la responsabilité
staff-attach = Ajouter une agence
staff-attach-button = Ajouter
agency = Agence
staff-close = Fermer le compte
invited-title = Invitations en attente
invited-until = jusqu’au { $until }
invited-done = L’invitation est partie.
invited-back = Reprendre l’invitation
invite-title = Inviter un collègue
invite-lead = La personne reçoit un lien qui fonctionne pendant { INVITATION(as: "words") }.
invite-name = Prénom et nom
missing-invite-name = Écrivez le prénom et le nom de la personne.
missing-invite-email = Écrivez l’adresse e-mail de la personne.
invite-role = Rôle
invite-agencies = Agences
invite-agencies-hint = Un conseiller travaille dans une agence au moins.
invite-button = Envoyer l’invitation
role-job-seeker = Demandeur d’emploi
role-adviser = Conseiller
role-employer = Entreprise
role-evaluator = Pilotage
role-operator = Exploitation
