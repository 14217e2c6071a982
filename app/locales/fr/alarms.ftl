### lookup

# Alarms: what an operator, or the head of an agency, must look at. Each kind
# has a title (`alarm-`) and what to do about it (`todo-`).

title = Alarmes
none = Rien à signaler.
more = Seules les cent plus récentes sont montrées.
closed-title = Fermées ces { CLOSED_ALARM_SHOWN(as: "number-in-words") } derniers jours
close = C’est vu, fermer
reopen = Rouvrir
of-agency = Agence : { $name }
happened = Le { $moment }
happened-between = Du { $first } au { $last }
closed-by = Fermée le { $moment } par { $name }
closed-by-operator = Fermée le { $moment } par l’exploitation
alarm-unknown = Alarme
alarm-mass-reading = Beaucoup de dossiers ouverts en { READINGS_OVER(as: "words") }
alarm-guessed-factors = Codes de connexion faux à répétition
alarm-keys-set-aside = Clés de personnes mises de côté
alarm-outbox-stands = Les nouvelles ne circulent plus
alarm-mails-given-up = Courriels abandonnés
alarm-attachments-changed = Conseiller ajouté à une agence, ou retiré
todo-mass-reading = Le service ne montre plus de dossier à cette personne pendant { READING_PAUSE(as: "words") }. Parlez-en avec elle. Si c’était pour son travail, levez la pause.
todo-guessed-factors = Demandez à la personne si c’était elle. Sinon, son mot de passe est peut-être connu : qu’elle le change.
todo-keys-set-aside = Elles sont gardées { KEYS_SET_ASIDE(as: "words") }. Vérifiez avant ce terme que le service est bien sur sa propre base de données.
todo-outbox-stands = Une transaction reste sans doute ouverte dans la base de données. Cherchez-la et terminez-la.
todo-mails-given-up = Vérifiez que le serveur de courriel répond, et l’adresse de l’expéditeur.
todo-attachments-changed = Vérifiez que ce changement est voulu. Il a pris effet tout de suite.
count-people = { $count ->
    [one] Une lecture
   *[other] { $count } lectures
}
count-codes = { $count ->
    [one] Un code faux
   *[other] { $count } codes faux
}
count-keys = { $count ->
    [one] Une clé
   *[other] { $count } clés
}
count-mails = { $count ->
    [one] Un courriel
   *[other] { $count } courriels
}
count-changes = { $count ->
    [one] Un changement
   *[other] { $count } changements
}
count-times = { $count ->
    [one] Une fois
   *[other] { $count } fois
}

## Pauses

paused-title = Lectures en pause
paused-text = Ces conseillers ont ouvert beaucoup de dossiers en { READINGS_OVER(as: "words") }. Le service ne leur en montre plus pour le moment.
paused-until = { $name }, jusqu’à { $time }
paused-own = C’est vous : un autre responsable ou l’exploitation peut lever votre pause.
lift = Lever la pause

## The head's section

head-title = Votre agence
nothing-late = Rien n’est en retard.
late-calls = { $count ->
    [one] Une personne à rappeler, en retard
   *[other] { $count } personnes à rappeler, en retard
}
late-file = { $hours ->
    [0] Dossier en retard depuis moins d’une heure
    [one] Dossier en retard d’une heure
   *[other] Dossier en retard de { $hours } heures
}
late-owner = à { $name }
late-nobody = à personne encore
late-others = { $count ->
    [one] Et un autre dossier en retard.
   *[other] Et { $count } autres dossiers en retard.
}
