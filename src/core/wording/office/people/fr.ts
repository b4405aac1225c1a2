import type { OfficeWords } from '../en.ts'

export const people: OfficeWords['people'] = {
  title: 'Chercher',
  results: '« {text} »',
  nothing: "Personne ni rien n'a été trouvé",
  nothingWhy:
    "Essayez le début d'un nom, un numéro de téléphone entier, un numéro de membre, une carte, le code d'une visite ou le numéro d'un reçu.",
  tooShort: 'Tapez au moins deux lettres ou chiffres.',
  mistyped: 'On dirait un numéro de membre, mais un chiffre doit être faux.',
  several: 'Cela peut être plusieurs personnes',
  more: "Il y en a d'autres. Tapez davantage du nom.",
  born: 'né(e) {when}',
  left: 'parti(e) {when}',
  byCard: 'carte {card}',
  receipt: 'Reçu {receipt}',
  visit: 'Visite {code}',
  behindTitle: 'Qui est en retard',
  behindAbout: 'Membres qui doivent des cotisations échues, dans l’ordre de leurs numéros.',
  all: 'Tous',
  one: 'Une période',
  two: 'Deux périodes',
  three: 'Trois ou plus',
  owes: 'Doit',
  call: 'Appeler {phone}',
  nobodyBehind: "Personne n'est en retard.",
  ownPeople: 'Ce sont vos membres : ceux qui vous ont remis des espèces en dernier.',
  short: 'Il peut y en avoir d’autres.',
}
