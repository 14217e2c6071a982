# The frame of every page, and the pages for what went wrong.

brand = Plein Web
skip-to-content = Aller au contenu
main-menu = Menu principal
offers = Offres d’emploi
sign-in = Se connecter
my-space = Mon espace
my-account = Mon compte
other-language = English
help-line = Besoin d’aide ? { $phone }
footer-label = Informations
footer-market = Le marché du travail
footer-help = Aide
footer-api = API publique
footer-accessibility = Accessibilité : non conforme
footer-privacy = Données personnelles
footer-legal = Mentions légales
demo-mailbox = Courrier de démonstration
loading = Chargement…
title-wrong = { "Erreur : " }
title-asked = { "À vérifier : " }

page-not-found = Cette page n’existe pas
page-not-found-text = L’adresse est peut-être incomplète, ou la page a changé de place.
page-not-allowed = Cette page n’est pas pour votre compte
page-not-allowed-text = Vous êtes bien connecté, mais cette page appartient à un autre type de compte.
page-sign-in = Connectez-vous pour continuer
page-sign-in-text = Votre session est terminée. Rien n’est perdu : reconnectez-vous et vous reviendrez ici.
page-sign-in-link = Me connecter
page-second-factor = Encore une vérification
page-second-factor-text = Cette page demande de confirmer que c’est bien vous. Ensuite, vous reviendrez ici.
page-second-factor-link = Confirmer que c’est moi
page-offline = Pas de connexion
page-offline-text = Le service n’a pas répondu. Vérifiez votre réseau, puis réessayez. Ce que le service vous avait confirmé est bien enregistré.
page-broken = Un problème de notre côté
page-broken-text = Ce n’est pas votre faute. Réessayez dans un instant. Si cela continue, appelez-nous en donnant le numéro ci-dessous.
page-too-many = Beaucoup de demandes depuis votre réseau
page-too-many-text = { $minutes ->
    [one] Le service en a reçu trop à la fois. Réessayez dans une minute : rien de ce que vous avez envoyé n’est perdu.
   *[other] Le service en a reçu trop à la fois. Réessayez dans { $minutes } minutes : rien de ce que vous avez envoyé n’est perdu.
}
page-incident = Numéro de l’incident : { $incident }
page-retry = Réessayer
page-home-link = Revenir à l’accueil

# A secret link that is wrong, was used or is too old; what to do instead follows.
link-dead = Ce lien ne fonctionne plus
link-dead-text = Il a déjà servi, il est trop ancien, ou son adresse a été coupée en route.

# On the sign-in page, for whoever asked for a page that needs it.
sign-in-first = Connectez-vous pour continuer : vous reviendrez à la page demandée.
