import type { OfficeWords } from '../en.ts'

export const accounts: OfficeWords['accounts'] = {
  title: 'Comptes',
  about:
    "Le solde de chaque compte au soir d'un jour. Débit et crédit sont égaux : chaque écriture met autant d'un côté que de l'autre.",
  on: 'Au soir du',
  onHint: "Un jour jusqu'à aujourd'hui, par exemple 31/03/2026",
  show: 'Voir',
  notADay: "Ce n'est pas un jour jusqu'à aujourd'hui. Écrivez-le ainsi : 31/03/2026.",
  closed: 'Clôturé : plus rien ne change.',
  large:
    "Depuis la dernière clôture, il y a trop d'écritures pour les additionner ici. Voici le soir de cette clôture, le {day}.",
  tooLarge:
    "Il y a trop d'écritures pour les additionner ici, et aucun mois n'est clôturé. Clôturez les mois, ils seront ici.",
  account: 'Compte',
  debit: 'Débit',
  credit: 'Crédit',
  all: 'Les deux côtés',
  ofKind: '{account}, un par un',
  now: 'Maintenant',
  ever: 'Passé en tout',
  journals: 'Écritures',
  none: "Aucune écriture de cette partie des livres n'est sur ce compte.",
  older: 'Plus anciennes',
  newest: 'Retour aux dernières',
  kindLink: 'Tous les comptes {code}',
  chain: 'Chaîne des livres',
  chainAbout:
    "Chaque écriture porte une empreinte, une sorte de sceau, faite de ce qu'elle dit et de l'empreinte d'avant. Qui change une ancienne écriture change toutes les empreintes qui suivent : la dernière répond donc pour toutes.",
  headNow: 'La dernière à présent',
  keep: "Notez cette ligne, ou recevez-la par SMS, et gardez-la ailleurs que sur cet ordinateur. La ligne d'un jour montre plus tard si quelque chose a été changé jusqu'à ce jour.",
  check: "Contrôler une ligne que quelqu'un a gardée",
  line: 'La ligne',
  lineHint: 'Comme elle a été notée ou reçue par SMS : {example}',
  compare: 'Comparer',
  agrees: "Elle est juste : jusqu'à l'écriture {seq}, les livres sont ceux de ce jour-là.",
  differs:
    "Elle n'est pas juste : l'écriture {seq} n'est pas celle de ce jour-là. Quelqu'un a changé les livres, ou la ligne est mal recopiée. Vérifiez-la, puis prévenez la personne qui s'occupe du service.",
  gone: "Elle n'est pas juste : les livres finissent à l'écriture {last}, des écritures manquent donc. Prévenez la personne qui s'occupe du service.",
  otherMutual: "Cette ligne est d'une autre mutuelle.",
  unreadable:
    "Ce n'est pas une telle ligne. Elle contient la mutuelle, la dernière écriture et des signes de son empreinte.",
  whole:
    "Ceci compare une seule écriture. La personne qui s'occupe du service fait recalculer toutes les écritures avec : {command}",
  kept: 'Lignes que les livres gardent eux-mêmes',
  keptAbout: 'Une par jour, pour qui les compare avec le papier.',
}
