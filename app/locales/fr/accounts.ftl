# Signing up, signing in, passkeys, second factor, sessions, colleagues.

email = Adresse e-mail
password = Mot de passe
new-password = Choisissez un mot de passe
new-password-hint = Au moins 12 caractères. Une phrase facile à retenir convient très bien.

sign-in-title = Se connecter
sign-in-button = Me connecter
sign-in-passkey = Se connecter avec une clé d’accès
passkey-failed = La clé d’accès n’a pas servi. Réessayez, ou utilisez votre mot de passe.
already-signed-in = Vous êtes déjà connecté : aller à mon espace
forgot-link = Mot de passe oublié
sign-up-link = Créer un compte
demo-title = Entrer comme…
demo-text = Ceci est une démonstration, avec des personnes imaginaires. Choisissez quelqu’un.

sign-up-title = Créer un compte
sign-up-lead = Il faut une adresse e-mail et un mot de passe. Vous pourrez ensuite vous inscrire, en plusieurs fois si vous voulez.
sign-up-email-hint = Nous y envoyons un lien pour vérifier qu’elle est à vous.
sign-up-button = Créer mon compte
have-account-link = J’ai déjà un compte
sign-up-sent-title = Regardez vos e-mails
sign-up-sent-text = Nous venons de vous écrire. Ouvrez le lien de ce message dans les 48 heures pour continuer.
sign-up-sent-where = Rien après quelques minutes ? Regardez dans les courriers indésirables, et vérifiez l’adresse.
send-again-button = Envoyer le message encore une fois
sent-again = Le message est reparti.
other-address-link = Utiliser une autre adresse

confirm-title = Confirmer votre adresse
confirm-text = Appuyez sur le bouton pour confirmer l’adresse { $email } et ouvrir votre compte.
confirm-password-hint = Celui que vous avez choisi en créant le compte : vous n’êtes pas sur le même appareil.
confirm-button = Confirmer mon adresse
link-gone-title = Ce lien ne fonctionne plus
link-gone-text = Il a déjà servi, ou il est trop ancien. Si votre compte est ouvert, connectez-vous. Sinon, recommencez : c’est rapide.

forgot-title = Mot de passe oublié
forgot-lead = Donnez l’adresse de votre compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.
forgot-button = Recevoir un lien
forgot-sent-title = Regardez vos e-mails
forgot-sent-text = Nous venons d’écrire à cette adresse. Le lien fonctionne pendant une heure.
forgot-again-link = Recommencer
back-to-sign-in = Revenir à la connexion
reset-title = Choisir un nouveau mot de passe
reset-lead = Vos autres appareils seront déconnectés.
reset-button = Enregistrer et me connecter
