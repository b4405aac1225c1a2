import type { OfficeWords } from '../en.ts'

export const exports: OfficeWords['exports'] = {
  title: 'Sortir un fichier',
  about:
    'Registres et écritures pour un tableur, un comptable ou un auditeur. On garde qui a sorti les données de qui. Gardez un tel fichier comme le registre lui-même.',
  what: 'Quoi',
  format: 'En',
  from: 'Du',
  to: 'Au',
  dayHint: 'Un jour comme 31/03/2026, ou rien',
  get: 'Obtenir le fichier',
  csv: 'CSV, pour tout logiciel',
  xlsx: 'Tableur (XLSX)',
  hledger: 'hledger, les écritures seules',
  members: 'Membres et ménages',
  dues: 'Dû et payé, mois par mois',
  treasury: 'Espèces, argent mobile et banque',
  receipts: 'Reçus',
  checks: 'Questions des centres sur les droits',
  benefits: 'Factures des centres',
  letters: 'Lettres de garantie',
  agreements: 'Conventions avec les centres',
  decisions: 'Décisions',
  journal: 'Toutes les écritures',
  notADay: "Ce n'est pas un jour. Écrivez-le ainsi : 31/03/2026.",
  reversed: 'Le premier jour est après le dernier.',
  notThere: 'Choisissez quoi sortir, et en quel format.',
  onlyJournal:
    'hledger ne prend que les écritures. Choisissez toutes les écritures, ou un autre format.',
  tooLong:
    "Cela fait plus de {lines} lignes : choisissez moins de jours, ou CSV. La personne qui s'occupe du service sort le tout avec : {command}",
}
