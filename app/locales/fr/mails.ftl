# Mails. Each has a subject and a body; a blank line separates paragraphs.
# Short, no jargon, no blame; never more about a person than the mail needs.

greeting = Bonjour,
signature = L’équipe Plein Web
help = Une question ? Appelez le { $phone }.
not-you = Si ce n’est pas vous, ne faites rien : il ne se passera rien.

confirm-email =
    .subject = Confirmez votre adresse
    .body = Vous avez demandé à créer un compte sur Plein Web. Ouvrez ce lien dans les { SIGN_UP_LINK() }, puis appuyez sur le bouton.
account-exists =
    .subject = Vous avez déjà un compte
    .body = Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse. Vous en avez déjà un : connectez-vous avec le premier lien. Mot de passe oublié ? Utilisez le second.
reset-password =
    .subject = Choisissez un nouveau mot de passe
    .body = Ouvrez ce lien dans l’heure pour choisir un nouveau mot de passe.
no-account =
    .subject = Pas de compte à cette adresse
    .body = Quelqu’un, peut-être vous, a demandé un nouveau mot de passe avec cette adresse, mais elle n’a pas de compte. Vous avez peut-être utilisé une autre adresse. Pour créer un compte, ouvrez ce lien.
confirm-new-email =
    .subject = Confirmez votre nouvelle adresse
    .body = Ouvrez ce lien pour que cette adresse devienne celle de votre compte.
undo = C’était vous ? Vous n’avez rien à faire. Sinon, ouvrez ce lien dans les { UNDO_LINK() } et appuyez sur le bouton : il arrête tout.
email-change-asked =
    .subject = Changement d’adresse demandé
    .body = Quelqu’un, sans doute vous, veut que l’adresse de votre compte devienne { $address }.
email-changed =
    .subject = L’adresse de votre compte a changé
    .body = L’adresse de votre compte est maintenant { $address }.
email-taken-back =
    .subject = Cette adresse n’est plus celle du compte
    .body = La personne qui avait ce compte avant a repris sa première adresse. Si c’était votre compte, appelez-nous.
way-in-password =
    .subject = Votre mot de passe a changé
    .body = Le mot de passe de votre compte vient de changer.
way-in-key-added =
    .subject = Une clé d’accès a été ajoutée
    .body = Une clé d’accès vient d’être ajoutée à votre compte.
way-in-key-removed =
    .subject = Une clé d’accès a été retirée
    .body = Une clé d’accès vient d’être retirée de votre compte.
way-in-app-added =
    .subject = Une application de codes a été ajoutée
    .body = Une application de codes vient d’être ajoutée à votre compte.
way-in-app-removed =
    .subject = L’application de codes a été retirée
    .body = L’application de codes vient d’être retirée de votre compte.
way-in-codes-made =
    .subject = De nouveaux codes de secours
    .body = De nouveaux codes de secours viennent d’être créés pour votre compte. Les anciens ne marchent plus.
way-in-recent-removed =
    .subject = Des moyens de connexion ont été retirés
    .body = Les clés, l’application et les codes ajoutés récemment viennent d’être retirés de votre compte.
new-device =
    .subject = Connexion depuis un nouvel appareil
    .body = Votre compte vient de s’ouvrir sur un appareil que nous ne connaissions pas : { $device }, le { $at }.
factors-guessed =
    .subject = Plusieurs secondes preuves fausses
    .body = Quelqu’un connaît votre mot de passe, ou une de vos clés, et a donné plusieurs secondes preuves fausses. Nous le faisons attendre de plus en plus.
changes-stopped =
    .subject = Tout est arrêté
    .body = Tous les appareils sont déconnectés, et les liens déjà envoyés ne marchent plus. Si vous n’avez pas encore choisi un nouveau mot de passe, demandez un lien ici.
call-us = Si ce n’est pas vous, appelez-nous tout de suite.
sign-in-changed =
    .subject = Votre façon de vous connecter a changé
    .body = Le mot de passe ou une clé d’accès de votre compte vient de changer. Si ce n’est pas vous, appelez-nous tout de suite.
invitation =
    .subject = Vous êtes invité à rejoindre Plein Web
    .body = Un compte professionnel a été préparé pour vous. Ouvrez ce lien dans les { INVITATION() } pour choisir votre mot de passe.
entry-check-link =
    .subject = Pour reprendre votre bilan
    .body = Voici le lien pour reprendre votre bilan là où vous l’avez laissé, sur l’appareil de votre choix.
callback-received =
    .subject = Nous vous rappelons
    .body = Votre demande est bien reçue. Un conseiller vous appelle avant le { $by }.
registration-received =
    .subject = Votre inscription est bien reçue
    .body = Votre inscription porte le numéro { $number }. Un conseiller vous répond avant le { $by }.
draft-ending =
    .subject = Votre inscription n’est pas terminée
    .body = Votre brouillon sera effacé le { $by } si vous n’y touchez pas. Ouvrez ce lien pour continuer : rien n’est perdu.
decided =
    .subject = Votre dossier a une réponse
    .body = Un conseiller a regardé votre dossier. { $decision } Voici sa raison : « { $reason } »
decided-full-web = Votre accompagnement se fait 100 % en ligne.
decided-mixed = Votre accompagnement se fait en partie en ligne, en partie avec l’agence.
decided-agency = Votre accompagnement se fait avec l’agence.
decided-differs = Ce n’est pas ce que vous aviez demandé : vous aviez choisi « { $wished } ». Vos droits sont les mêmes.
decided-talk = Pour en parler : { $who }.
passed-to-colleague =
    .subject = Un collègue prend le relais
    .body = Nous n’avons pas répondu à temps, et nous vous prions de nous en excuser. Un autre conseiller prend votre dossier et vous répond avant le { $by }.
returned-once =
    .subject = Votre rendez-vous à l’agence est demandé
    .body = Vous avez demandé un entretien à l’agence. Elle vous propose une date. Le reste ne change pas, et vous ne perdez aucun droit.
returned-for-good =
    .subject = Vous revenez en agence
    .body = C’est fait : votre accompagnement se fait maintenant à l’agence. Vous ne perdez aucun droit, et vous pourrez redevenir volontaire quand vous le voulez.
volunteers-again =
    .subject = Vous avez demandé le 100 % Web
    .body = Votre demande est bien reçue. Un conseiller vous répond avant le { $by }.
offer-report =
    .subject = Votre signalement a une réponse
offer-report-taken-down = Vous avez signalé l’offre « { $title } ». Nous l’avons retirée. Voici la raison : « { $reason } » Merci de votre aide.
offer-report-kept = Vous avez signalé l’offre « { $title } ». Nous l’avons examinée, et elle reste en ligne. Voici la raison : « { $reason } » Merci de votre vigilance.
offer-taken-down =
    .subject = Votre offre a été retirée
    .body = L’offre « { $title } » n’est plus visible sur Plein Web. Voici la raison : « { $reason } » Si vous n’êtes pas d’accord, ouvrez ce lien dans les { CONTEST() } : une autre décision est possible.
offer-contest =
    .subject = Votre contestation a une réponse
offer-contest-restored = Vous avez contesté le retrait de l’offre « { $title } ». Elle est de nouveau en ligne. Voici la raison : « { $reason } »
offer-contest-upheld = Vous avez contesté le retrait de l’offre « { $title } ». La décision ne change pas. Voici la raison : « { $reason } »
mass-reading =
    .subject = Beaucoup de dossiers ouverts en { READINGS_OVER(as: "words") }
    .body = Avec le compte de { $name }, { $count ->
        [one] un dossier ou une liste a été ouvert
       *[other] { $count } dossiers ou listes ont été ouverts
    } en { READINGS_OVER(as: "words") }. Le service ne lui en montre plus jusqu’au { $until }. Parlez-en avec cette personne : si c’était pour son travail, levez la pause avec ce lien.
offers-found =
    .subject = De nouvelles offres pour vous
    .body = { $count ->
        [one] Une nouvelle offre pour votre recherche « { $name } » :
       *[other] { $count } nouvelles offres pour votre recherche « { $name } » :
    }
offers-found-named = { $count ->
    [one] Une nouvelle offre : { $name }
   *[other] { $count } nouvelles offres : { $name }
}
offers-found-others = { $count ->
    [one] Et une autre, sur la page de votre recherche :
   *[other] Et { $count } autres, sur la page de votre recherche :
}
offers-found-stop = Pour ne plus recevoir ces mails :
offers-found-page = La page de votre recherche :
