### lookup

# The person's home, the channel contract, the way back to the agency.

nav-label = Mon espace
nav-home = Mon dossier
nav-registration = Inscription
nav-contract = Mon contrat
nav-return = Revenir en agence

## Home

home-title = Où en est mon dossier
home-number = Dossier n° { $number }
home-next = À faire maintenant
home-timeline = Mon parcours
home-duties = Ce que nous nous devons
home-service-owes = Nous vous devons
home-person-owes = Vous nous devez
home-contact = Pour nous joindre
home-adviser = Votre conseiller : { $name }
home-team = Votre dossier est entre les mains de l’équipe de l’agence.
home-phone = Téléphone de l’agence : { $phone }
home-help-line = Aide par téléphone : { $phone }
home-callback = Demander à être rappelé
home-volunteer = Demander le 100 % Web
home-why = Pourquoi cette décision
differs-title = Ce n’est pas ce que vous aviez demandé
differs-text = Vous aviez choisi : { $wished }. Un conseiller a décidé : { $decided }. Sa raison est écrite ci-dessous. Vos droits sont les mêmes.
differs-talk = Pour en parler : { $who }
by-date = Avant le { $moment }

state-signed-up = Votre compte est prêt
state-checked = Vous avez fait le bilan
state-draft = Votre inscription est commencée
state-sent = Votre inscription est envoyée
state-passed = Un collègue a repris votre dossier
state-full-web = Votre suivi est 100 % Web
state-mixed = Votre suivi est mixte
state-agency = Votre suivi se fait à l’agence
state-returned-once = Vous avez demandé un rendez-vous à l’agence
state-returned-for-good = Vous êtes revenu à l’agence
state-volunteers-again = Vous avez demandé le 100 % Web

text-signed-up = Commencez par un petit bilan : { CHECK_QUESTIONS(as: "words") } questions, { CHECK_TAKES(as: "words") }. Il vous aide à choisir entre 100 % Web, mixte et agence. Vous pouvez aussi vous inscrire sans le faire.
text-checked = Vous pouvez vous inscrire maintenant. Cela prend une vingtaine de minutes, et vous pouvez vous arrêter quand vous voulez.
text-draft = Vos réponses sont gardées. Vous reprenez là où vous vous êtes arrêté, sur cet appareil ou sur un autre.
text-sent = Un conseiller lit votre dossier. Vous n’avez rien à faire pour l’instant : nous vous écrivons dès qu’il a répondu.
text-passed = La réponse a trop tardé : nous vous prions de nous excuser. Un autre conseiller s’occupe maintenant de votre dossier. Vous n’avez rien à refaire.
text-full-web = Vous faites tout en ligne. Votre conseiller vous parle en vidéo et par messages.
text-mixed = Une partie se fait en ligne, le reste de vive voix. Le détail est dans votre contrat.
text-agency = Vous êtes reçu à l’agence pour vos démarches et vos rendez-vous.
text-returned-once = Votre agence vous propose une heure. Rien d’autre ne change dans votre contrat.
text-returned-for-good = Tout se fait de nouveau à l’agence, sans aucune conséquence pour vos droits. Vous pouvez demander le 100 % Web quand vous voulez.
text-volunteers-again = Un conseiller lit votre demande. Votre contrat reste comme il est jusqu’à sa réponse.
text-late = La réponse aurait dû arriver. C’est à nous de corriger cela, et cela ne change rien à vos droits. Appelez-nous : nous regardons tout de suite.

action-do-check = Faire le bilan
action-register = M’inscrire
action-continue-draft = Continuer mon inscription
action-wait = Attendre notre réponse
action-call-us = Nous appeler
action-read-contract = Lire mon contrat
action-await-interview = Attendre la proposition de l’agence
action-register-anyway = M’inscrire sans faire le bilan
wait-by = Réponse avant le { $moment }
draft-by = À finir avant le { $moment }. Après, le brouillon est effacé.
interview-by = Proposition de rendez-vous avant le { $moment }
late-by = Réponse promise pour le { $moment }

milestone-signed-up = Compte créé
milestone-checked = Bilan
milestone-draft-saved = Inscription commencée
milestone-draft-ends = Fin du brouillon
milestone-sent = Inscription envoyée
milestone-passed = Dossier confié à un collègue
milestone-answer = Réponse d’un conseiller
milestone-decided = Décision d’un conseiller
milestone-returned-once = Rendez-vous à l’agence demandé
milestone-returned-for-good = Retour à l’agence
milestone-interview-held = Rendez-vous à l’agence passé
milestone-interview = Proposition de rendez-vous à l’agence
milestone-volunteered-again = 100 % Web demandé
milestone-engagement = Contrat d’engagement proposé
milestone-sent-next = Inscription à envoyer
milestone-checked-next = Bilan à faire

duty-keep-draft = Garder votre brouillon jusque-là
duty-finish-draft = Finir et envoyer votre inscription, si vous voulez vous inscrire
duty-answer = Une réponse d’un conseiller
duty-late-answer = Une réponse, qui est en retard
duty-propose-interview = Une proposition de rendez-vous à l’agence
duty-propose-engagement = Une proposition de contrat d’engagement : le plan de votre recherche, écrit avec vous
duty-nothing = Rien pour l’instant

## The contract

contract-title = Mon contrat
contract-lead = Pour chaque service, par quel moyen nous nous parlons. Vous pouvez revenir à l’agence à tout moment, sans aucune pénalité.
contract-none = Vous n’avez pas encore de contrat
contract-none-text = Un conseiller le fait avec vous quand il répond à votre inscription.
contract-path = Votre suivi : { $path }
contract-intensity = Accompagnement : { $intensity }
contract-since = Depuis le { $day }
contract-why = Pourquoi
contract-history = Ce qui a changé
contract-desk-once = Votre prochain rendez-vous se fait à l’agence.
contract-waiting = Votre demande pour le 100 % Web est chez un conseiller. Réponse avant le { $moment }.
contract-by-adviser = { $name }, conseiller
contract-by-you = Vous
contract-past-none = Rien n’a changé depuis la décision.

cause-decided = Décision d’un conseiller
cause-returned-once = Un rendez-vous à l’agence, à votre demande
cause-returned-for-good = Retour à l’agence pour tout, à votre demande
cause-interview-held = Rendez-vous à l’agence passé : tout est comme avant

about-interviews-web = Vous parlez à votre conseiller en vidéo, de chez vous.
about-interviews-phone = Votre conseiller vous appelle.
about-interviews-desk = Vous voyez votre conseiller à l’agence.
about-documents-web = Vous envoyez vos documents en ligne : une photo suffit.
about-documents-desk = Vous apportez vos documents à l’agence.
about-declaration-web = Vous vous actualisez en ligne chaque mois.
about-declaration-phone = Vous vous actualisez par téléphone chaque mois.
about-declaration-desk = Vous vous actualisez à l’agence chaque mois.
about-messages-web = Nous nous écrivons dans votre espace.
about-messages-phone = Nous nous parlons au téléphone.
about-messages-desk = Nous nous parlons à l’agence.

## The way back

return-title = Revenir en agence
return-lead = C’est votre droit, à tout moment. Vos allocations, vos droits et votre place ne changent pas, et personne ne vous demandera de vous justifier.
return-how = Que voulez-vous ?
return-once-label = Un rendez-vous à l’agence, cette fois
return-once-hint = Votre agence vous propose une heure sous { ANSWER() }. Le reste ne change pas.
return-for-good-label = Revenir à l’agence pour tout
return-for-good-hint = Dès maintenant, tout se fait à l’agence. Vous pourrez demander le 100 % Web quand vous voulez.
return-why = Pour quelle raison ?
return-why-hint = Cela nous aide à améliorer le service. Vous pouvez ne rien dire.
return-note = Voulez-vous ajouter quelque chose ?
return-send = Confirmer mon choix
return-where = Votre agence
return-unknown = Aucune agence ne vous connaît encore
return-unknown-text = Vous n’avez pas encore envoyé d’inscription. Allez dans l’agence la plus proche, ou demandez à être rappelé : on vous inscrira de vive voix.
return-nearby = Voir les agences près de chez moi
return-already = Vous avez déjà demandé un rendez-vous à l’agence. Proposition avant le { $moment }.
return-already-agency = Tout se fait déjà à l’agence.

why-none = Je préfère ne pas dire
why-equipment = Mon appareil ne convient pas
why-connection = Ma connexion ne suffit pas
why-complicated = Les démarches en ligne sont trop compliquées
why-contact = Je préfère voir quelqu’un
why-situation = Ma situation a changé
why-other = Autre raison

done-title = C’est fait
done-once = Votre demande de rendez-vous est à l’agence.
done-for-good = Tout se fait de nouveau à l’agence, dès maintenant.
done-by = Votre agence vous propose une heure avant le { $moment }.
done-no-penalty = Cela ne change rien à vos droits.
done-known = Votre conseiller le voit dans votre dossier.
done-change = Vous avez changé d’avis ? Vous pouvez demander le 100 % Web.
done-nothing = Vous n’avez rien demandé pour l’instant.
back-home = Revenir à mon dossier

## Volunteering again

volunteer-title = Demander le 100 % Web
volunteer-lead = Le 100 % Web vous tente ? Dites-le, autant de fois que vous voulez.
volunteer-then = Un conseiller vous répond sous { ANSWER() }. Rien ne change avant sa réponse.
volunteer-send = Demander le 100 % Web
volunteer-not-now = Vous ne pouvez pas le demander maintenant
volunteer-full-web = Votre suivi est déjà 100 % Web.
volunteer-waiting = Votre demande est déjà chez un conseiller. Réponse avant le { $moment }.
volunteer-first = Il faut d’abord vous inscrire et recevoir la réponse d’un conseiller.
