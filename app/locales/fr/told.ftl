### lookup

# What a person reads about themselves ("votre", "je"), as staff read it about them:
# the feature, then the id of its text there. What is not here is said alike to both.

registration-step-identity = Identité
registration-step-contact = Coordonnées
registration-step-situation = Situation et droits
registration-step-experience = Expérience
registration-step-skills = Compétences et langues
registration-step-project = Le travail recherché
registration-step-area = Où et quand travailler
registration-step-bank = Coordonnées bancaires
registration-reason = Raison de l’inscription
registration-reason-contract-ended = Contrat terminé
registration-reason-dismissed = Licenciement
registration-reason-resigned = Démission
registration-reason-studies-ended = Études ou formation finies
registration-reason-first-job = Premier emploi
registration-reason-own-business-ended = Activité indépendante arrêtée
registration-reason-back-to-work = Reprise après une pause (enfants, maladie, proche à aider)
registration-reason-working = En emploi, cherche autre chose
registration-availability = Disponibilité
registration-residence = Nationalité
registration-allowance = Allocation chômage demandée
registration-registered-before = Déjà inscrit ou inscrite
registration-education = Niveau d’études
registration-diploma = Diplôme le plus utile
registration-years = Durée de travail en tout
registration-job-last = Dernier emploi
registration-skills = Savoir-faire
registration-own-words = Autres savoir-faire
registration-level-work = Peut travailler dans cette langue
registration-occupation = Métier recherché
registration-contracts = Contrats acceptés
registration-about = Ajouté sur le projet
registration-place = Recherche autour de
registration-transports = Déplacements
registration-licences = Permis
registration-hours-either = Temps plein ou partiel
registration-schedules = Horaires possibles
registration-salary = Salaire souhaité, brut par mois, en euros
registration-weekly = Heures souhaitées par semaine
registration-health = Santé, ce que la personne veut faire savoir
registration-health-kept-short = Un texte est enregistré
registration-iban-later = IBAN à donner plus tard
registration-holder = Titulaire du compte, s’il est un autre
registration-receipt-agency = Agence

entry-outcome-done = L’essai a réussi
entry-outcome-done-with-help = L’essai a réussi, avec de l’aide
entry-outcome-not-done = L’essai n’a pas abouti
entry-outcome-skipped = Pas d’essai
entry-reason-task-not-done = L’essai n’a pas abouti
entry-reason-digital-few-answers = Peu de réponses sur internet : rien n’en est conclu
entry-reason-job-search-few-answers = Peu de réponses sur la recherche : rien n’en est conclu
entry-path-full-web-about = Tout en ligne, en vidéo et par messages. La personne peut revenir à l’agence quand elle veut.
entry-path-mixed-about = Documents en ligne ; rendez-vous à l’agence ou au téléphone.
entry-path-agency-about = Démarches et rendez-vous à l’agence.
entry-intensity-suivi-about = La personne avance par elle-même, son conseiller reste joignable.
entry-intensity-guide-about = Son conseiller fait le point avec elle régulièrement.
entry-intensity-renforce-about = Son conseiller est souvent à ses côtés, aussi de vive voix.
entry-subject-register = S’inscrire avec quelqu’un
entry-subject-choose = Choisir son accompagnement
entry-subject-job-search = Parler de sa recherche d’emploi

contract-cause-returned-once = Un rendez-vous à l’agence, à sa demande
contract-cause-returned-for-good = Retour à l’agence pour tout, à sa demande
contract-why-none = Préfère ne pas dire
contract-why-equipment = Son appareil ne convient pas
contract-why-connection = Sa connexion ne suffit pas
contract-why-contact = Préfère voir quelqu’un
contract-why-situation = Sa situation a changé
