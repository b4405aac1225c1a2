import type { SpokenLanguage } from './spoken-language.ts'
import { french, frenchNumbers } from './vocabulary/fr.ts'
import { office } from './office/fr.ts'
import { pages } from './pages/fr.ts'
import { texts } from './texts/fr.ts'

export const fr: SpokenLanguage = {
  name: 'French',
  thousands: ' ',
  texts,
  pages,
  office,
  names: { en: ['ANGLAIS'], fr: ['FRANCAIS'] },
  words: french,
  numbers: frenchNumbers,
  register: {
    sex: { F: 'feminin feminine femme fille', M: 'masculin homme h garcon' },
    relation: {
      member: 'membre adherent adherente titulaire chef assure assuree',
      spouse: 'conjoint conjointe epoux epouse mari femme',
      child: 'enfant fils fille bebe',
      parent: 'pere mere',
      other: 'autre frere soeur neveu niece cousine oncle tante',
    },
    feePaid: { yes: 'oui o vrai paye payee ✓ ✔', no: 'non faux' },
  },
  commands: {
    check: {
      keywords: ['VERIFIER', 'DROITS', 'COUVERT', 'VERIF'],
      misspelt: ['VERIFIE', 'VERIFIEZ', 'DROIT'],
      examples: ['VERIFIER 0412337-8', 'verifier le 04123378 svp', '0412 337 8 consultation'],
    },
    balance: {
      keywords: ['SOLDE', 'SITUATION'],
      misspelt: ['SOLD', 'SITUASION'],
      examples: ['SOLDE', 'mon solde svp', 'Situation'],
    },
    attribute: {
      keywords: ['PAYE'],
      misspelt: [],
      examples: ['PAYE 0412337-8', 'pour 04123378'],
    },
    help: {
      keywords: ['AIDE'],
      misspelt: [
        ...[
          'QUE PUIS JE',
          'QUE PUIS JE DEMANDER',
          'QU EST CE QUE JE PEUX',
          'COMMENT CA MARCHE',
          'COMMENT CA FONCTIONNE',
          'AIDEZ MOI',
          'AIDER',
        ],
        'AIDEZ',
        'AYDE',
      ],
      examples: ['AIDE', 'aidez moi'],
    },
    language: {
      keywords: ['LANGUE', 'FRANCAIS', 'ANGLAIS'],
      misspelt: ['LANGAGE', 'LANGE'],
      examples: ['LANGUE EN', 'Français', 'lang fr'],
    },
    stop: {
      keywords: ['ARRET', 'ARRETER'],
      misspelt: ['ARRETEZ', 'ARET'],
      examples: ['ARRET', 'Arrêt'],
    },
    start: {
      keywords: ['REPRENDRE', 'DEMARRER'],
      misspelt: ['REPRANDRE'],
      examples: ['REPRENDRE'],
    },
    'not-me': {
      keywords: ['PAS MOI', 'PAS NOUS', 'CE N EST PAS MOI', 'C EST PAS MOI', 'CE N ETAIT PAS MOI'],
      misspelt: [
        ...['PASMOI', 'C ETAIT PAS MOI', 'CEST PAS MOI', 'CE NEST PAS MOI', 'N EST PAS MOI'],
        ...[
          'CE N EST PAS NOUS',
          'CE N ETAIT PAS NOUS',
          'SE N EST PAS MOI',
          'C PAS MOI',
          'S EST PAS MOI',
        ],
      ],
      examples: ['PAS MOI', "non, ce n'est pas moi"],
    },
    no: { keywords: ['NON'], misspelt: [], examples: ['NON'] },
    'was-me': {
      keywords: [
        'C ETAIT MOI',
        'C ETAIT BIEN MOI',
        'C EST MOI',
        'C EST BIEN MOI',
        'OUI C ETAIT MOI',
      ],
      misspelt: ['CETAIT MOI', 'CEST MOI', 'C ETAIT NOUS', 'C ETE MOI', 'OUI C EST MOI', 'C T MOI'],
      examples: ["C'ETAIT MOI", "c'était moi"],
    },
    'keep-phone': {
      keywords: [
        'STOP CHANGEMENT',
        'STOP AU CHANGEMENT',
        'ARRETER LE CHANGEMENT',
        'PAS DE CHANGEMENT',
      ],
      misspelt: [
        ...['STOPCHANGEMENT', 'ARRETEZ LE CHANGEMENT', 'ANNULER LE CHANGEMENT', 'STOP CHANGEMENTS'],
        ...[
          'ANNULEZ LE CHANGEMENT',
          'STOPPER LE CHANGEMENT',
          'STOP LE CHANGEMENT',
          'STOPPEZ LE CHANGEMENT',
        ],
        ...['REFUSER LE CHANGEMENT', 'NE CHANGEZ PAS', 'ARRET CHANGEMENT', 'ARRET DU CHANGEMENT'],
      ],
      examples: ['STOP CHANGEMENT', 'stop au changement svp'],
    },
    bill: {
      keywords: ['FACTURE', 'FACTURER'],
      misspelt: ['BILLE', 'FACTUR', 'FACTURES'],
      examples: ['FACTURE K7QR42-8 consultation 3000', 'facture k7qr42-8 3 000 F'],
    },
    pay: {
      keywords: ['PAYER', 'COTISER'],
      misspelt: ['PAI', 'PAYEZ', 'PEYER'],
      examples: ['PAYER', 'payer 1 500 F', 'PAYER 0412337-8 500'],
    },
    'our-year': {
      keywords: ['BILAN', 'MON ANNEE'],
      misspelt: ['ANNEE', 'NOTRE ANNEE', 'MON BILAN', 'BILAN DE L ANNEE'],
      examples: ['BILAN', 'mon année svp'],
    },
    'care-price': {
      keywords: ['PRIX', 'TARIF', 'TARIFS', 'COUT'],
      misspelt: ['COUTS'],
      examples: ['PRIX accouchement', "prix d'un accouchement à Thiaroye svp", 'TARIFS'],
    },
    family: {
      keywords: ['FAMILLE'],
      misspelt: [
        ...[
          'AYANTS DROIT',
          'AYANT DROIT',
          'PERSONNES A CHARGE',
          'A MA CHARGE',
          'BENEFICIAIRES',
          'MENAGE',
          'QUI EST COUVERT',
        ],
        'FAMILE',
        'FAMILLES',
      ],
      examples: ['FAMILLE', 'Famille svp'],
    },
    receipt: {
      keywords: ['RECU', 'RECUS'],
      misspelt: ['RESU', 'RECUE'],
      examples: ['RECU', 'reçu svp'],
    },
    arrears: {
      keywords: ['RETARD', 'RETARDS', 'ARRIERES'],
      misspelt: ['ARRIERE', 'RETAR'],
      examples: ['RETARD', 'retards svp'],
    },
    list: {
      keywords: ['LISTE'],
      misspelt: ['LYSTE'],
      examples: ['LISTE 3', 'liste 2 mois'],
    },
    next: {
      keywords: ['SUITE', 'SUIVANT'],
      misspelt: ['SUIT', 'SUIVANTE'],
      examples: ['SUITE', 'suite svp'],
    },
    total: {
      keywords: ['ENCAISSE', 'RECETTES', 'RECETTE'],
      misspelt: ['TOTALE', 'ENCAISSEMENT'],
      examples: ['ENCAISSE', 'encaissé'],
    },
    alerts: {
      keywords: ['ALERTES', 'ALERTE', 'ECARTS', 'ECART'],
      misspelt: ['ALERTTES', 'ALLERTES'],
      examples: ['ALERTES', 'écart'],
    },
    member: {
      keywords: ['MEMBRE', 'ADHERENT'],
      misspelt: ['MEMBR', 'MEMBRES'],
      examples: ['MEMBRE 0412337-8', 'adhérent 04123378'],
    },
    remind: {
      keywords: ['RELANCER', 'RELANCE'],
      misspelt: ['RELANSER'],
      examples: ['RELANCER 0412337-8', 'relance membre 04123378'],
    },
    'to-call': {
      keywords: ['APPELER'],
      misspelt: ['APELER'],
      examples: ['APPELER 0412337-8'],
    },
    called: {
      keywords: ['APPELE', "J'AI APPELE"],
      misspelt: [],
      examples: ['APPELE 0412337-8', 'appelé 04123378'],
    },
    match: {
      keywords: ['RATTACHER', 'ATTRIBUER'],
      misspelt: ['RATACHER', 'RATTACHEZ'],
      examples: ['RATTACHER JP26-0038114 0412337-8', 'rattacher'],
    },
    applicants: {
      keywords: ['DEMANDES', 'CANDIDATS'],
      misspelt: ['DEMANDE'],
      examples: ['DEMANDES', 'candidats'],
    },
    approve: {
      keywords: ['APPROUVER', 'ACCEPTER', 'VALIDER'],
      misspelt: ['APROUVER', 'ACCEPTE'],
      examples: ['APPROUVER A12', 'valider p3'],
    },
    refuse: {
      keywords: ['REFUSER', 'REJETER'],
      misspelt: ['REFUS', 'REFUSEZ', 'REJET'],
      examples: ['REFUSER A12', 'refuser 12'],
    },
    complaint: {
      keywords: ['PLAINTE', 'RECLAMATION', 'RECLAMER'],
      misspelt: ['PLEINTE'],
      examples: [
        'PLAINTE REFUSE THIAROYE HIER',
        'réclamation: refusé à Thiaroye le 28/02',
        'PLAINTE NIVEAU nous sommes démunis',
      ],
    },
    answer: {
      keywords: ['REPONDRE', 'REPONSE'],
      misspelt: [],
      examples: ['REPONDRE C7 Le centre vous rembourse'],
    },
    'lost-phone': {
      keywords: ['PERDU', 'VOLE', 'TELEPHONE PERDU', 'TELEPHONE VOLE'],
      misspelt: ['PERDUE', 'VOLEE'],
      examples: ['PERDU 775556699', 'téléphone volé Ibou Sarr'],
    },
    cash: {
      keywords: ['ESPECES', 'LIQUIDE'],
      misspelt: ['CACH', 'ESPECE'],
      examples: [
        'ESPECES 0412337-8 1500',
        'espèces 0412337-8 1 500 F',
        'ESPECES 0412337-8 1500 HIER',
      ],
    },
  },
}
