# The demo's mailbox: what the service would have sent.

title = Courrier de démonstration
explained = Cette base est une démonstration : les messages ne partent pas, ils s’affichent ici.
empty = Aucun message pour l’instant. Créez un compte ou envoyez une demande, puis revenez ici.
to = À { $address }
back = Tous les messages
newest-first = Les plus récents d’abord
