# What is said when a form is refused and cannot be shown again filled in: a
# heading and a sentence, on a page of their own or over the form, where all that
# was typed still stands. So neither says where it is read.

back = Le bouton « Retour » de votre navigateur ramène au formulaire.

unread = Le formulaire n’a pas pu être lu
unread-text = Rien n’a été enregistré. Réessayez. Si cela continue, appelez-nous : nous le ferons ensemble.
slow = L’envoi a pris trop de temps
slow-text = Rien n’a été enregistré. Vérifiez votre réseau, puis envoyez à nouveau.
gone = Cette action n’est plus disponible
gone-text = Elle n’existe plus, ou le site a changé depuis que la page est ouverte. Rechargez la page, puis réessayez.
too-many-text = { $minutes ->
    [one] Il y a eu beaucoup d’essais. Réessayez dans une minute.
   *[other] Il y a eu beaucoup d’essais. Réessayez dans { $minutes } minutes.
}
sign-in-text = Rien n’a été enregistré. Reconnectez-vous, puis envoyez à nouveau.
step-up-text = Rien n’a été enregistré. Confirmez que c’est bien vous, puis envoyez à nouveau.
broken-text = Ce n’est pas votre faute. Réessayez dans un instant. Si cela continue, appelez-nous.
broken-number-text = Ce n’est pas votre faute. Réessayez dans un instant. Si cela continue, appelez-nous et donnez le numéro { $incident }.
