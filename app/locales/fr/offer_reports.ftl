### lookup

# Reports about offers: the operator's queue, and the employer's way to contest.

nav-label = Exploitation
nav-staff = Équipe
nav-reports = Signalements
title = Signalements d’offres
lead = Les plus anciens d’abord. Chaque décision a une raison : la personne qui a signalé la reçoit si elle a laissé une adresse, et l’employeur si vous en donnez une.
waiting = À examiner
empty = Aucun signalement n’attend
empty-text = Les prochains apparaîtront ici d’eux-mêmes.
more = Suite des signalements
done = { $count ->
    [0] C’est fait. La décision est enregistrée. Personne n’a laissé d’adresse : aucune réponse n’est partie.
    [one] C’est fait. La décision est enregistrée, et une réponse est partie.
   *[other] C’est fait. La décision est enregistrée, et { $count } réponses sont parties.
}
gone = Offre dont le texte n’est plus gardé
look = Voir l’offre
not-shown = N’est plus en ligne
open-for-offer = { $count ->
    [one] Un signalement sur cette offre
   *[other] { $count } signalements sur cette offre
}
reported-on = Signalée le { $moment }
answerable = La personne attend une réponse.
not-answerable = La personne n’a pas laissé d’adresse.
decide = Décider
decision = Votre décision
offer-decision-take-down = Retirer l’offre
offer-decision-keep = Laisser l’offre en ligne
reason = Pourquoi
reason-hint = Quelques phrases simples. Elles vont à la personne qui a signalé, si elle a laissé une adresse, et à l’employeur si vous retirez l’offre et donnez la sienne.
missing-reason = Écrivez pourquoi.
employer-email = Adresse e-mail de l’employeur
employer-email-hint = Si vous retirez l’offre et connaissez l’adresse : il reçoit la raison et le lien pour contester.
send-decision = Envoyer ma décision
contests = Contestations d’employeurs
contested-on = Contestée le { $moment }
our-reason = Raison donnée : « { $reason } »
settle = Répondre
outcome = Votre réponse
offer-contest-restored = Remettre l’offre en ligne
offer-contest-upheld = Maintenir le retrait
settle-reason-hint = Quelques phrases simples, pour l’employeur : il les lit sur sa page, et par mail s’il a laissé une adresse.
send-outcome = Envoyer ma réponse
taken-down = Retirées depuis { CONTEST() }
taken-on = Retirée le { $moment }
contest-link = Chemin du lien pour contester, à transmettre à l’employeur
contest-title = Contester le retrait d’une offre
contest-dead = Prenez le lien du dernier mail que nous vous avons envoyé sur cette offre. S’il ne s’ouvre pas, appelez-nous : nous regarderons ensemble.
contest-late = Le délai pour contester est passé : il allait jusqu’au { $until }.
contest-late-text = Si ce retrait n’était pas juste, appelez-nous : nous regarderons l’offre avec vous.
contest-lead = Nous avons retiré l’offre « { $title } » le { $moment }.
contest-words = Pourquoi ce retrait n’est pas juste
contest-words-hint = Dites ce que nous n’avons pas vu. Un agent relit tout, et vous répond avec une raison.
missing-words = Écrivez pourquoi ce retrait n’est pas juste.
contest-email = Votre adresse e-mail, pour recevoir la réponse
contest-until = Vous pouvez contester jusqu’au { $moment }.
contest-send = Envoyer ma contestation
contest-received = Votre contestation est bien reçue, le { $moment }.
contest-received-text = Un agent la relit. La réponse sera sur cette page, et dans votre boîte si vous avez laissé une adresse.
contest-restored = L’offre est de nouveau en ligne.
contest-upheld = Le retrait est maintenu.
