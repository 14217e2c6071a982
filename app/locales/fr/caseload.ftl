### lookup

# The adviser's desk: queue, file, decision, call-backs, caseload.

nav-label = Bureau du conseiller
nav-queue = À décider
nav-callbacks = À rappeler
nav-people = Mon portefeuille
nav-late = en retard

## The queue

queue-title = Dossiers à décider
queue-lead = Ce qui presse d’abord. Chaque personne a une réponse sous { ANSWER() }, week-ends et jours fériés compris.
queue-figures = Ce que la liste montre
waiting-all = en attente
waiting-late = en retard
waiting-mine = à mon nom
queue-caption = Dossiers en attente de décision
queue-empty = Aucun dossier n’attend
queue-empty-text = Tous les dossiers de vos agences ont une réponse.
nowhere = Vous n’êtes dans aucune agence
nowhere-text = Vous ne voyez donc aucun dossier, aucun appel, aucune personne. Demandez à l’équipe d’exploitation de vous rattacher à une agence : tout reviendra ici.
queue-none-late = Aucun dossier n’est en retard
queue-none-late-text = Chaque personne a une réponse à temps.
queue-none-mine = Aucun dossier n’est à votre nom
queue-none-mine-text = Vous pouvez aider un collègue : la liste « en attente » montre ce qui presse.
queue-more = Pages de la liste
col-person = Personne
col-what = Demande
col-since = Depuis
col-left = Temps restant
col-owner = À qui
col-mark = À noter
col-act = À faire ici
act-decide = Décider
act-go-on = Continuer
act-open = Ouvrir
review-new-file = Nouvelle inscription
review-volunteers-again = Demande le 100 % Web
left-hours = { $hours ->
    [0] Moins d’une heure
    [one] Une heure
   *[other] { $hours } heures
}
late-hours = { $hours ->
    [0] En retard
    [one] En retard d’une heure
   *[other] En retard de { $hours } heures
}
late-days = { $days ->
    [one] En retard d’un jour
   *[other] En retard de { $days } jours
}
owner-nobody = Personne encore
owner-me = Moi
claim-me = Vous, jusqu’à { $time }
claim-other = Ouvert par { $name } jusqu’à { $time }
mark-double = Double possible
mark-passed = Passé à un collègue
nameless = Sans nom

## The file

file-title = Dossier de { $name }
file-back = Revenir à la file
file-number = Dossier n° { $number }
file-answer-by = Réponse due avant le { $moment }
file-since = Envoyé le { $moment }
file-owner = Ce dossier est à { $name }.
file-owner-nobody = Ce dossier n’est encore à personne.
file-passed = Passé à un collègue le { $moment }.
file-passed-from = Il était à { $name }.
file-double = Cette personne est peut-être déjà inscrite
file-double-text = Un autre dossier porte le même numéro de sécurité sociale, ou le même nom et la même date de naissance. Vérifiez avec elle de vive voix. Ne lui dites rien de l’autre dossier.
file-double-link = Ouvrir l’autre dossier
file-check = À vérifier avec la personne
file-check-text = Ce n’est pas forcément une erreur : un état civil change, et un numéro provisoire est fait avec ce que l’on savait.
file-again = Cette personne demande le 100 % Web
file-closed = Dossier décidé le { $moment }
file-closed-by = par { $name }
file-journal = Votre lecture de ce dossier est notée dans un journal. La personne peut demander qui a lu.
file-answers = Ce que la personne a écrit
file-autonomy = Autonomie : deux regards
file-no-check = La personne n’a pas fait le bilan.
file-contract = Contrat jusqu’ici
file-no-contract = Pas encore de contrat.
file-interview = Rendez-vous à l’agence demandé le { $moment }
file-interview-note = « { $note } »
file-interview-done = Le rendez-vous a eu lieu
file-chosen = Elle a choisi : { $path }
file-suggested = Le bilan proposait : { $path }
file-differs = Elle a choisi autrement que la proposition. C’est son droit : parlez-en avec elle.
axis-digital = Aisance avec le numérique
axis-job-search = Recherche d’emploi
view-axis = Ce qui est regardé
view-declared = Ce qu’elle dit
view-level = Ce qui est retenu
view-task = Ce que l’exercice montre
view-why = Pourquoi
view-at = Bilan du { $moment }

claim-title-free = Personne n’a ouvert ce dossier pour décider
claim-text-free = Vous pouvez le lire. Pour décider, ouvrez-le : il sera à vous pendant { CLAIM() }.
claim-open = Ouvrir pour décider
claim-title-mine = Vous avez ce dossier jusqu’à { $time }
claim-text-mine = Le temps repart quand vous écrivez. Rendez-le si vous ne décidez pas maintenant.
claim-renew = Garder { CLAIM() } de plus
claim-release = Rendre le dossier
claim-title-theirs = Ouvert par { $name } jusqu’à { $time }
claim-text-theirs = Vous pouvez le lire, mais pas décider.

decide-title = Décider
decide-path = Comment cette personne sera-t-elle suivie ?
decide-intensity = Accompagnement
decide-intensity-hint = Le renforcé ne va jamais avec le 100 % Web.
decide-channels = Par quel moyen, pour chaque service
decide-channels-hint = Laissez « Selon la décision » pour le moyen habituel : tout en ligne pour le 100 % Web ; rendez-vous à l’agence et messages au téléphone pour le mixte ; tout à l’agence, messages au téléphone, pour l’agence.
decide-default = Selon la décision
decide-ready = Commencer par une phrase
decide-ready-hint = Vous pouvez ensuite la changer ou la compléter.
ready-full-web = Vous êtes à l’aise en ligne et votre projet est clair : nous avançons à distance.
ready-full-web-chosen = Vous avez choisi le 100 % Web, et tout montre que cela vous convient.
ready-mixed = Le plus simple se fait en ligne, et nous nous voyons à l’agence pour les rendez-vous.
ready-mixed-project = Vous êtes à l’aise en ligne, et un rendez-vous à l’agence vous aidera à préciser votre projet.
ready-agency = Vous préférez venir à l’agence : nous faisons tout avec vous, sur place.
ready-agency-steps = Nous nous voyons à l’agence : un conseiller vous aide pas à pas.
decide-reason = Pourquoi
decide-reason-hint = La personne le lit. Dites-le simplement, en une ou deux phrases, au moins { REASON_LEAST() } caractères.
missing-reason = Écrivez pourquoi.
decide-send = Envoyer la décision
decide-send-hint = Elle attend { DECISION_HELD(as: "words") } avant de partir : vous pouvez la reprendre.
decide-done = Décision envoyée à { $name }
held-until = Elle part à { $time }. D’ici là, la personne n’en sait rien et vous pouvez la reprendre.
held-gone = La personne la lit dans son espace et par courriel.
next-file = Dossier suivant : { $name }
held-title = Vos décisions qui partent bientôt
held-goes = Part à { $time }
held-take-back = Reprendre
held-send-now = Envoyer maintenant
held-mine = Votre décision part à { $time }
held-mine-text = D’ici là, la personne n’en sait rien. Vous pouvez la reprendre.
held-theirs = { $name } a décidé. La réponse part à { $time }.
stopped-title = La décision pour { $name } n’est pas partie
stopped-somebody = Une de vos décisions n’est pas partie
stopped-taken-back = Vous l’avez reprise.
stopped-returned = La personne a demandé un retour à l’agence entre-temps. Son dossier attend de nouveau.
stopped-withdrawn = La personne ne le demande plus. Il n’y a rien à décider.
stopped-file-changed = Le dossier a changé entre-temps : un autre choix, ou un double possible. Il attend de nouveau.
stopped-adviser-left = Vous n’êtes plus dans l’agence de cette personne. Un collègue lui répond.
stopped-open = Ouvrir le dossier

## The caseload

people-title = Mon portefeuille
people-caption = Personnes suivies, ce qui presse d’abord
people-empty = Vous ne suivez encore personne
people-empty-text = Vous devenez le conseiller référent de la personne dont vous décidez le dossier.
people-figures = Ce que la liste montre
people-all = personnes suivies
people-to-do = à faire
people-late = { $count ->
    [one] Une personne attend depuis trop longtemps
   *[other] { $count } personnes attendent depuis trop longtemps
}
people-name = Chercher un nom
people-search = Chercher
people-found = { $count ->
    [0] Personne de ce nom : « { $name } »
    [one] Une personne trouvée pour « { $name } »
   *[other] { $count } personnes trouvées pour « { $name } »
}
people-everybody = Voir tout le monde
people-nothing-to-do = Rien à faire pour l’instant
people-nothing-to-do-text = Aucune personne de votre portefeuille n’attend quelque chose de vous.
col-to-do = À faire
todo-interview = Proposer un rendez-vous
todo-decide = Décider
todo-nothing = –
col-path = Suivi
channels-all = tout
col-channels = Moyens
col-last = Dernière nouvelle
event-decided = Décision
event-returned-once = Rendez-vous à l’agence demandé
event-returned-for-good = Retour à l’agence
event-interview-held = Rendez-vous à l’agence passé
event-volunteers-again = 100 % Web demandé
mark-returned = Revenu à l’agence
no-contract = Pas encore de contrat

## Call-backs

calls-title = Personnes à rappeler
calls-lead = Ce qui est en retard d’abord. Prenez une demande avant d’appeler : un collègue n’appellera pas en même temps.
calls-empty = Personne n’attend d’appel
calls-empty-text = Toutes les demandes ont reçu une réponse.
call-due = À appeler avant le { $moment }
call-asked = Demandé le { $moment }
call-slot = Préfère : { $slot }
call-postcode = Code postal { $postcode }
call-lang-en = Écrit en anglais
call-tries = { $count ->
    [one] Déjà appelé une fois sans réponse
   *[other] Déjà appelé { $count } fois sans réponse
}
call-take = Je m’en occupe
call-mine = Vous vous en occupez
call-colleague = { $name } s’en occupe
call-done = L’appel est terminé
call-outcome = Comment s’est terminé l’appel ?
call-note = Note pour les collègues
call-finish = Enregistrer
call-not-reached = Pas de réponse
call-again = Rappeler
call-two-hours = dans { CALL_SOON() }
call-tomorrow = demain à la même heure
call-two-days = dans { CALL_LATE() }
call-later = Rappeler plus tard

## A reason first, and a pause

reason-title = Pourquoi ouvrir ce dossier ?
reason-lead = Cette personne n’est pas dans votre portefeuille. Dites pourquoi vous ouvrez son dossier : votre raison est gardée dans le journal, et la personne peut la demander.
reason-label = Votre raison
reading-reason-to-decide = Je vais décider de ce dossier
reading-reason-person-asked = La personne m’a appelé, écrit, ou elle est devant moi
reading-reason-for-colleague = Je remplace un collègue, ou il m’a demandé mon avis
reading-reason-double = Je vérifie si la personne est déjà inscrite
reading-reason-other = Une autre raison
reason-words = Quelques mots
reason-words-hint = Demandés pour une autre raison, { READING_WORDS_MOST() } caractères au plus. N’écrivez rien de personnel.
missing-words = Écrivez quelques mots.
reason-send = Ouvrir le dossier
pause-title = Une pause avant d’ouvrir d’autres dossiers
pause-what = Beaucoup de dossiers ont été ouverts avec votre compte en peu de temps. Pour protéger les personnes, le service ne montre plus de dossier ni de liste pendant { READING_PAUSE(as: "words") }. Ce n’est pas un reproche : une journée chargée suffit.
pause-until = Tout reprend de soi-même à { $time }.
pause-ask-head = Pour ne pas attendre : { $names } peut lever la pause. Dites ce que vous étiez en train de faire.
pause-ask-operator = Pour ne pas attendre : l’équipe d’exploitation peut lever la pause. Dites ce que vous étiez en train de faire.
pause-still = Une décision commencée sur un dossier déjà ouvert peut être envoyée. Si ce n’était pas vous, changez votre mot de passe et prévenez l’exploitation.
pause-again = Essayer de nouveau
pause-over = La pause est terminée.
