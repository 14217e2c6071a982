### lookup

# What an operator takes away from a colleague: asked first, told, taken back.

departure-left = Retirer de l’agence
departure-closed = Fermer le compte
departure-head = Retirer la responsabilité
departure-invitation = Reprendre l’invitation

## The question

back = Revenir aux collègues
keep = Ne rien changer
title-left = Retirer { $name } de l’agence ?
title-closed = Fermer le compte de { $name } ?
title-head = { $name } ne sera plus responsable ?
title-invitation = Reprendre l’invitation de { $name } ?
lead-left = { $agency } : { $name } n’y verra plus aucun dossier, dès maintenant.
lead-closed = { $name } ne pourra plus se connecter, dès maintenant. Ce que cette personne a fait reste dans les dossiers.
lead-head = { $agency } : { $name } continue d’y travailler, mais ne voit plus les retards ni les alarmes de l’agence.
lead-invitation = Le lien envoyé à { $email } ne marchera plus. Cette personne n’a pas encore de compte.
undo-hint = Vous pourrez annuler pendant { STAFF_UNDO() }.
open-title = Ce qui est ouvert à son nom
open-nothing = Rien n’est ouvert à son nom.
open-files = { $count ->
    [one] Un dossier à décider
   *[other] { $count } dossiers à décider
}
open-claims = { $count ->
    [one] Un dossier en train d’être décidé : il sera rendu à l’agence
   *[other] { $count } dossiers en train d’être décidés : ils seront rendus à l’agence
}
open-people = { $count ->
    [one] Une personne suivie
   *[other] { $count } personnes suivies
}
open-interviews = { $count ->
    [one] Un rendez-vous à l’agence demandé par cette personne ou l’une d’elles
   *[other] { $count } rendez-vous à l’agence demandés par ces personnes
}
open-held = { $count ->
    [one] Une décision pas encore partie : elle n’ira pas, et le dossier attendra de nouveau
   *[other] { $count } décisions pas encore parties : elles n’iront pas, et les dossiers attendront de nouveau
}
open-calls = { $count ->
    [one] Un appel pris et pas terminé : un collègue pourra le prendre
   *[other] { $count } appels pris et pas terminés : des collègues pourront les prendre
}
open-calls-of-none = { $count ->
    [one] Un appel pris, sans agence : un collègue pourra le prendre
   *[other] { $count } appels pris, sans agence : des collègues pourront les prendre
}
open-invitations = { $count ->
    [one] Une invitation qu’il ou elle a envoyée : son lien ne marchera plus
   *[other] { $count } invitations qu’il ou elle a envoyées : leurs liens ne marcheront plus
}
other-heads = { $count ->
    [0] L’agence n’aura plus de responsable : personne n’y verra les retards, sauf vous.
    [one] Une autre personne reste responsable de cette agence.
   *[other] { $count } autres personnes restent responsables de cette agence.
}
heir = Qui prend la suite ?
heir-of = Qui prend la suite, { $agency } ?
heir-files = { $count ->
    [0] Aucun dossier à son nom
    [one] Un dossier à son nom
   *[other] { $count } dossiers à son nom
}
heir-queue = Toute l’agence
heir-nobody = Personne pour l’instant
heir-queue-shared = Les dossiers à décider retournent dans la file, sans nom. Les personnes suivies sont partagées entre les collègues.
heir-queue-alone = Il n’y a pas d’autre conseiller ici. Les dossiers restent dans la file, et les personnes suivies n’ont plus de conseiller. Ajoutez d’abord quelqu’un à l’agence, si vous pouvez.
last-title = C’est sa dernière agence
last-text = { $name } ne travaillera plus nulle part et ne verra plus aucun dossier, aucun appel, aucune personne.
last = Oui, retirer sa dernière agence
already-title = C’est déjà fait
already-left = { $name } ne travaille pas, ou plus, dans cette agence. Un collègue l’a peut-être fait à l’instant.
already-closed = Le compte de { $name } est déjà fermé. Un collègue l’a peut-être fait à l’instant.
already-head = { $name } n’est pas, ou plus, responsable de cette agence. Un collègue l’a peut-être fait à l’instant.
gone-title = Cette invitation n’est plus en attente
gone-text = Elle a servi, elle est trop ancienne, ou un collègue l’a reprise.

## What was done

acts-title = Fait à l’instant
done-left = { $agency } : { $name } n’y travaille plus.
done-closed = Le compte de { $name } est fermé.
done-head = { $agency } : { $name } n’en est plus responsable.
done-invitation = L’invitation de { $name } est reprise : son lien ne marche plus.
done-by = Fait par { $name }.
files-to = { $count ->
    [one] Un dossier à décider est maintenant à { $name }.
   *[other] { $count } dossiers à décider sont maintenant à { $name }.
}
files-queue = { $count ->
    [one] Un dossier à décider est dans la file de l’agence, sans nom.
   *[other] { $count } dossiers à décider sont dans la file de l’agence, sans nom.
}
people-to = { $count ->
    [one] Une personne est maintenant suivie par { $name }.
   *[other] { $count } personnes sont maintenant suivies par { $name }.
}
people-shared = { $count ->
    [one] Une personne est maintenant suivie par un collègue de l’agence.
   *[other] { $count } personnes sont maintenant partagées entre les collègues de l’agence.
}
people-alone = { $count ->
    [one] Une personne n’a plus de conseiller.
   *[other] { $count } personnes n’ont plus de conseiller.
}
undo = Annuler
undo-until = Vous pouvez annuler jusqu’à { $time }.
undone-title = C’est annulé
undone-left = { $agency } : { $name } y travaille de nouveau.
undone-closed = Le compte de { $name } est de nouveau ouvert. Il faudra se reconnecter.
undone-head = { $agency } : { $name } en est de nouveau responsable.
undone-invitation = L’invitation de { $name } compte de nouveau : son lien marche.
undone-by = Annulé par { $name }.
came-back = { $count ->
    [one] Un dossier ou une personne est revenu à son nom.
   *[other] { $count } dossiers et personnes sont revenus à son nom.
}
stayed = { $count ->
    [one] Un dossier ou une personne reste où il est : un collègue s’en est occupé entre-temps.
   *[other] { $count } dossiers et personnes restent où ils sont : des collègues s’en sont occupés entre-temps.
}
refused-title = Cela n’a pas été annulé
refused = Regardez la liste ci-dessous : elle dit ce qui est maintenant.
