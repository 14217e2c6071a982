# The sentences of the components themselves.

optional = (facultatif)
error-prefix = Erreur :
error-unknown = Vérifiez ce champ.
label-colon = { " : " }
choose = Choisissez…
date-hint = Jour, mois, année. Par exemple 03/07/1990.

error-summary = { $count ->
    [one] Un point à corriger
   *[other] { $count } points à corriger
}
asked-summary = { $count ->
    [one] Une question avant de continuer
   *[other] { $count } questions avant de continuer
}
slip-meant = Vouliez-vous dire { $meant } ?
slip-take = Oui, { $meant }
slip-keep = Non, garder { $typed }
slip-right = Oui, c’est bien { $typed }
missing-choice = Choisissez une réponse.
missing-choices = Cochez au moins une réponse.
missing-email = Écrivez votre adresse e-mail.
missing-password = Écrivez votre mot de passe.
missing-new-password = Choisissez un mot de passe.
error-conflict = Cela n’est plus possible
error-conflict-text = La situation a changé entre-temps. Rechargez la page pour voir où elle en est.
error-too-many = Un peu de patience
error-too-many-text = { $minutes ->
    [one] Il y a eu beaucoup d’essais. Réessayez dans une minute : ce que vous avez écrit reste là.
   *[other] Il y a eu beaucoup d’essais. Réessayez dans { $minutes } minutes : ce que vous avez écrit reste là.
}
error-too-large = C’est trop volumineux
error-too-large-text = Choisissez un fichier plus petit, ou écrivez un texte plus court.
error-unreachable = Pas de réponse du service
error-unreachable-text = Vérifiez votre réseau. Ce que vous avez écrit est toujours là : vous pouvez réessayer sans risque d’envoyer deux fois.
error-sign-in = Votre session est terminée
error-sign-in-text = Reconnectez-vous : vous reviendrez ici.
text-back = Votre texte est revenu
text-back-text = Il n’est pas encore envoyé : relisez, puis appuyez sur le bouton. Ce qui est secret n’est pas gardé : écrivez-le de nouveau.
error-not-allowed = Cette action n’est pas disponible ici
error-not-allowed-text = Elle appartient à un autre compte, ou n’existe plus.
error-unavailable = Un problème de notre côté
error-unavailable-text = Ce que vous avez écrit est toujours là. Réessayez dans un instant.
error-incident-text = Ce que vous avez écrit est toujours là. Réessayez dans un instant. Si cela continue, appelez-nous et donnez le numéro { $incident }.
retry = Réessayer

draft-saved = Brouillon enregistré.
draft-not-saved = Pas encore enregistré : votre dernier changement n’est pas parti. Vérifiez votre réseau.

password-show = Afficher
password-hide = Masquer
password-word = le mot de passe

suggestions = { $count ->
    [0] Aucune proposition. Essayez un autre mot.
    [one] Une proposition. Descendez avec la flèche pour la lire.
   *[other] { $count } propositions. Descendez avec la flèche pour les lire.
}
suggestion-chosen = { $label } est choisi.
which-one = Lequel voulez-vous dire ?

mood-info = À savoir :
mood-success = C’est fait :
mood-warning = Attention :
mood-error = Erreur :

step = Étape { $number } sur { $total }
moment-past = Fait :
moment-now = En cours :
moment-next = À venir :
change = Modifier
table-sort = (changer l’ordre)
page-previous = Page précédente
page-next = Page suivante
chart-table = Voir les chiffres en tableau
