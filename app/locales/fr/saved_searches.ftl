### lookup

# Searches that a person keeps, and what came since.

title = Mes recherches
lead = Nous regardons pour vous les offres qui arrivent. Chaque offre ne vous est envoyée qu’une fois.
none = Vous n’avez pas encore gardé de recherche
none-text = Cherchez des offres, puis choisissez « M’avertir des nouvelles offres ».
none-action = Chercher des offres
night = Aucun mail entre { QUIET_FROM() } et { QUIET_UNTIL() }. Un lien dans chaque mail permet de les arrêter.
around = { $place }, { $km } km
since = Gardée depuis le { $day }
week = { $count ->
    [one] Une nouvelle cette semaine
   *[other] { $count } nouvelles cette semaine
}
week-line = { $count ->
    [0] Rien de nouveau ces { SEARCH_NEWS(as: "number-in-words") } derniers jours.
    [one] Une nouvelle offre ces { SEARCH_NEWS(as: "number-in-words") } derniers jours.
   *[other] { $count } nouvelles offres ces { SEARCH_NEWS(as: "number-in-words") } derniers jours.
}
nothing-yet = Rien de nouveau pour l’instant
nothing-yet-text = Les offres qui arriveront s’afficheront ici.
open = Voir ce qui est arrivé
open-named = Voir ce qui est arrivé : { $name }
all = Toutes les offres de cette recherche
all-named = Toutes les offres de cette recherche : { $name }
done-kept = Votre recherche est gardée.
done-changed = C’est changé.
done-deleted = La recherche est supprimée.
done-back = Votre recherche est de retour.
undo = Annuler
rhythm = Quand vous écrire ?
rhythm-hint = Seulement s’il y a du nouveau, et jamais entre { QUIET_FROM() } et { QUIET_UNTIL() }.
rhythm-at-once = Dès qu’une offre arrive
rhythm-daily = Une fois par jour, le matin
rhythm-weekly = Une fois par semaine, le lundi matin
rhythm-page-only = Pas de mail : je regarderai ici
new-title = M’avertir des nouvelles offres
new-lead = Votre recherche : { $name }
new-now = { $total } en ce moment.
new-see = Voir la liste
new-keep = Garder cette recherche
new-known = Vous gardez déjà cette recherche. Vous pouvez changer quand nous vous écrivons.
new-nothing = Il n’y a rien à garder
new-nothing-text = Choisissez d’abord un métier, un lieu ou un filtre.
back = Mes recherches
found = Arrivées depuis que vous gardez cette recherche
only-last = Les cinquante dernières sont affichées.
settings = Les mails
change = Enregistrer
delete-title = Supprimer cette recherche
delete-text = Nous ne regarderons plus pour vous. Vous pourrez revenir sur ce choix juste après.
delete = Supprimer la recherche
stop-title = Arrêter ces mails
stop-lead = Votre recherche : { $name }
stop-button = Ne plus recevoir ces mails
stop-stopped = Vous ne recevrez plus de mails pour cette recherche.
stop-page = Elle reste dans votre espace : les nouvelles offres s’y affichent.
stop-resume = Recevoir de nouveau ces mails
stop-resumed = Vous recevrez de nouveau ces mails.
stop-all = Toutes mes recherches
stop-dead = Pour ne plus recevoir les offres d’une recherche, connectez-vous et ouvrez vos recherches. Vous pouvez aussi utiliser le lien du dernier mail reçu.
