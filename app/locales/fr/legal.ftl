# Help, accessibility statement, privacy and legal notices.

missing = (à compléter par l’organisme qui exploite ce service)

help-title = Aide
help-phone = Par téléphone
help-phone-text = Une personne vous répond.
help-call = Appeler le { $phone }
help-callback = Demander à être rappelé
help-nearby = Trouver une agence ou un lieu d’aide
help-questions = Questions fréquentes
help-q-compulsory = Est-ce que je suis obligé de tout faire en ligne ?
help-a-compulsory = Non. Le 100 % Web est un choix. Vous pouvez revenir en agence à tout moment, pour une fois ou pour de bon, sans pénalité et sans donner de raison.
help-q-stop = Puis-je arrêter au milieu de l’inscription ?
help-a-stop = Oui. Tout est gardé { DRAFT_KEPT() } après votre dernier changement. Reconnectez-vous, sur cet appareil ou un autre, et reprenez où vous en étiez.
help-q-password = J’ai oublié mon mot de passe.
help-a-password = Sur la page « Se connecter », appuyez sur « Mot de passe oublié ». Vous recevez un lien par mail.
help-q-mail = Je n’ai pas reçu le mail.
help-a-mail = Regardez dans les courriers indésirables, et vérifiez l’adresse. Sinon, redemandez-le : c’est possible quelques fois par jour.
help-q-failure = Le site ne marche pas au moment où je dois faire une démarche.
help-a-failure = Appelez-nous. Une panne n’est jamais comptée contre vous.

accessibility-title = Accessibilité : non conforme
accessibility-commitment = Ce service veut être utilisable par tout le monde, avec ou sans aide technique.
accessibility-state = État de conformité
accessibility-state-text = Aucun audit complet n’a encore été fait sur les 106 critères du RGAA 4.1 : le taux de conformité n’est donc pas connu. Sans audit, la règle est de déclarer le service non conforme. Nous le disons tel quel.
accessibility-done = Ce qui est vérifié
accessibility-done-text = À chaque version, un outil automatique (axe) contrôle chaque page testée, en français et en anglais, sur téléphone et sur ordinateur. Les parcours sont aussi faits au clavier et sans scripts. Un outil automatique ne voit qu’une partie des défauts.
accessibility-contact = Signaler une difficulté
accessibility-contact-text = Si une page vous bloque, appelez le { $phone } : on vous aide à faire votre démarche, et on corrige.
accessibility-rights = Voies de recours
accessibility-rights-text = Si vous nous avez signalé un défaut et que vous n’avez pas de réponse satisfaisante, vous pouvez écrire au Défenseur des droits, ou voir son délégué près de chez vous.

privacy-title = Données personnelles
privacy-who = Qui est responsable
privacy-who-text = { $operator }
privacy-contact = Délégué à la protection des données : { $contact }
privacy-what = Ce que nous gardons, et pourquoi
privacy-what-check = Le bilan d’entrée : vos réponses et l’exercice, pour vous proposer une façon d’être accompagné. Un conseiller les voit quand vous vous inscrivez.
privacy-what-file = Votre inscription : identité, coordonnées, situation, expérience, projet, contraintes et compte bancaire, pour vous accompagner et vous verser vos droits.
privacy-what-sensitive = Votre numéro de sécurité sociale, votre compte bancaire et ce que vous dites de votre santé sont chiffrés avec une clé qui vous est propre. La santé n’est demandée que si vous le voulez, et n’est jamais montrée à un employeur.
privacy-what-offers = Les offres que vous gardez, ce que vous corrigez dans « Des offres pour moi » et les listes qui vous y sont montrées : pour les classer, et pouvoir expliquer comment.
privacy-who-sees = Qui les voit
privacy-who-sees-text = Vous, et les conseillers de votre agence. Chaque fois qu’un conseiller ouvre votre dossier, le service le note.
privacy-how-long = Combien de temps
privacy-how-long-draft = Un brouillon d’inscription : { DRAFT_KEPT() } après votre dernier changement.
privacy-how-long-visitor = Un bilan sans compte : { VISITOR_CHECK_KEPT() } après votre dernier changement.
privacy-how-long-file = Un dossier : { FILE_ACTIVE() } après la fin de votre inscription. Ensuite { FILE_ARCHIVED() } dans une archive, que très peu de personnes peuvent ouvrir, en disant pourquoi. Puis il est effacé. La règle est dans le Code du travail, article R5312-44.
privacy-how-long-account = Un compte sans inscription : { UNREGISTERED_KEPT() } sans être utilisé.
privacy-how-long-traces = Les traces techniques du service : { TRACES_KEPT() } au plus.
privacy-how-long-offers = Une liste d’offres qui vous a été montrée : { LIST_KEPT(as: "words") }. Qui a ouvert une offre : { VIEW_KEPT(as: "words") }, sans que l’on puisse savoir quelles offres vous avez ouvertes.
privacy-cookies = Témoins de connexion (cookies)
privacy-cookies-text = Un pour votre session, et un pour reconnaître un appareil sur lequel vous vous êtes déjà connecté. Rien d’autre : ni publicité, ni mesure d’audience, ni service extérieur.
privacy-rights = Vos droits
privacy-rights-text = Vous pouvez demander à voir, corriger ou effacer vos données, et saisir la CNIL si notre réponse ne vous convient pas.

legal-title = Mentions légales
legal-publisher = Éditeur
legal-address = Adresse
legal-software = Logiciel
legal-software-text = Plein Web est un logiciel libre, sous licence MIT. Il n’est la marque d’aucun État.
legal-data = Nomenclatures
legal-data-text = Les métiers suivent les codes du ROME 4.0 et les communes ceux de l’Insee quand l’exploitant les a importés ; sinon, une petite nomenclature de démonstration écrite pour ce logiciel.
