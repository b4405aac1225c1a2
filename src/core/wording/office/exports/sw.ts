import type { OfficeWords } from '../en.ts'

export const exports: OfficeWords['exports'] = {
  title: 'Toa kama faili',
  about:
    'Rejista na maingizo kwa lahajedwali, mhasibu au mkaguzi. Inatunzwa nani alitoa taarifa za nani. Tunza faili kama hiyo kama rejista yenyewe.',
  what: 'Nini',
  format: 'Kama',
  from: 'Kuanzia',
  to: 'Hadi',
  dayHint: 'Siku kama 31/03/2026, au acha wazi',
  get: 'Pata faili',
  csv: 'CSV, kwa programu yoyote',
  xlsx: 'Lahajedwali (XLSX)',
  hledger: 'hledger, maingizo tu',
  members: 'Wanachama na kaya',
  dues: 'Deni na malipo, mwezi kwa mwezi',
  treasury: 'Taslimu, pesa za simu na benki',
  receipts: 'Risiti',
  checks: 'Maswali ya vituo kuhusu bima',
  benefits: 'Bili za vituo',
  letters: 'Barua za dhamana',
  agreements: 'Mikataba na vituo',
  decisions: 'Maamuzi',
  journal: 'Maingizo yote',
  notADay: 'Hiyo si siku. Andika hivi: 31/03/2026.',
  reversed: 'Siku ya kwanza iko baada ya siku ya mwisho.',
  notThere: 'Chagua cha kutoa, na aina ya faili.',
  onlyJournal: 'hledger ina maingizo tu. Chagua maingizo yote, au aina nyingine ya faili.',
  tooLong:
    'Ni zaidi ya {lines|mstari|mistari} {lines}: chagua siku chache, au CSV. Anayesimamia huduma hutoa yote kwa: {command}',
}
