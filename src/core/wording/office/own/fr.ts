import type { OfficeWords } from '../../spoken-language.ts'

/** Voir l'anglais. */
export const own: OfficeWords['own'] = {
  which: 'Quel centre de santé ?',
  whichAssociation: 'Quelle association ?',
  box: 'Numéro ou carte',
  boxHint:
    "Pour d'autres de la famille, ajoutez leur chiffre : 0412337-8/1. Un lecteur peut saisir la carte.",
  service: 'Pour quel service ?',
  any: 'pas encore connu',
  check: 'Cette personne est-elle couverte ?',
  today: "Demandes d'aujourd'hui",
  none: "Rien n'a été demandé aujourd'hui.",
  bill: 'Facturer',
  owed: 'On nous doit',
  statement: 'Relevé du mois',
  unreadable: 'Tapez le numéro de la carte, ou un numéro de téléphone.',
  one: 'Demandez pour une personne à la fois.',
  notOurs:
    "Cette carte n'est pas de cette mutuelle. Regardez le numéro qui y est écrit, et appelez en cas de doute.",
  twoReadings:
    "Ces chiffres sont le numéro de l'un et le téléphone ou la carte d'un autre : demandez le numéro de la carte.",
  families:
    'Plusieurs familles utilisent ce téléphone : choisissez la fin du numéro de la carte, puis vérifiez de nouveau.',
  familyEnds: 'Le numéro de la carte se termine par',
  manyFamilies: 'Beaucoup de familles utilisent ce téléphone : demandez le numéro de la carte.',
  billOf: 'Facture pour {code}',
  whole: 'La facture entière',
  patient: 'Le patient paie',
  share: 'La mutuelle paie',
  later: "C'est une urgence : la mutuelle décidera plus tard si elle paie.",
  then: "Une fois envoyée, le code n'accepte plus d'autre facture.",
  above: "C'est plus que {limit}, ce qui reste ou a été convenu : vérifiez le montant.",
  below: "C'est très peu : vérifiez le montant.",
  send: 'Envoyer la facture',
}
