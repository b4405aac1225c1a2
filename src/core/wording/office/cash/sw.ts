import type { OfficeWords } from '../en.ts'

export const cash: OfficeWords['cash'] = {
  title: 'Taslimu mkononi',
  who: 'Nani',
  since: 'Za zamani zaidi',
  days: '{day}, siku {days} {days|iliyopita|zilizopita}',
  lastDeposit: 'Amana ya mwisho',
  none: 'Hakuna aliye na taslimu za chama mkononi.',
  deposit: 'Andika amana',
  whose: 'Taslimu za nani',
  inHand: 'Mkononi kwa vitabu',
  to: 'Zimepelekwa',
  reference: 'Namba ya stakabadhi ya benki au ya kutuma',
  part: 'Sehemu tu ndiyo iliyopelekwa',
  partHint: 'Zilizobaki zinakaa mkononi. Bila hivyo zote zimepelekwa: tofauti inakataliwa.',
  depositThen: 'Mkono unapungua kwa kiasi hicho, na aliyekuwa nazo anaarifiwa kwa SMS.',
  depositIt: 'Andika amana',
  done: '{amount} zimepelekwa. {rest} zimebaki mkononi.',
  before: 'Amana hii iliandikwa zamani: {amount}. Hakuna kilichoongezwa.',
}
