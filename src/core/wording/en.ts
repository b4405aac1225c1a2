import type { SpokenLanguage } from './spoken-language.ts'
import { english, englishNumbers } from './vocabulary/en.ts'
import { office } from './office/en.ts'
import { pages } from './pages/en.ts'
import { texts } from './texts/en.ts'

export const en: SpokenLanguage = {
  name: 'English',
  thousands: ',',
  texts,
  pages,
  office,
  names: { en: ['ENG', 'ENGLISH'], fr: ['FRENCH'], sw: ['SWAHILI'] },
  words: english,
  numbers: englishNumbers,
  register: {
    sex: { F: 'f female woman girl w', M: 'm male man boy' },
    relation: {
      member: 'member head principal self holder subscriber',
      spouse: 'spouse wife husband partner',
      child: 'child son daughter baby infant',
      parent: 'parent father mother',
      other: 'other brother sister nephew niece cousin grandchild grandson granddaughter',
    },
    feePaid: { yes: 'yes y true 1 x paid', no: 'no n false 0 unpaid' },
  },
  commands: {
    check: {
      keywords: ['COVER', 'CHECK', 'VERIFY', 'COVERAGE'],
      misspelt: ['COVR', 'COVERD', 'CHEK', 'CHEKC'],
      examples: ['COVER 0412337-8', '04123378', 'please check 0412337-8 thanks', '04123378/2'],
    },
    balance: {
      keywords: ['BALANCE', 'STATUS', 'BAL', 'STANDING'],
      misspelt: ['BALLANCE', 'BALANS', 'BALENCE'],
      examples: ['BALANCE', 'my balance please', 'BALANCE 0412337-8'],
    },
    attribute: {
      keywords: ['PAID'],
      misspelt: ['PAYED'],
      examples: ['PAID 0412337-8', '0412337-8', 'no 0412337-8'],
    },
    help: {
      keywords: ['HELP', 'INFO', 'MENU'],
      misspelt: [
        ...[
          'WHAT CAN I',
          'WHAT CAN I ASK',
          'HOW DOES THIS WORK',
          'HOW DOES IT WORK',
          'HOW TO USE',
          'OPTIONS',
          'COMMANDS',
          'HELP ME',
        ],
        'HLP',
        'HEPL',
      ],
      examples: ['HELP', 'help me please'],
    },
    language: {
      keywords: ['LANG', 'LANGUAGE', 'ENGLISH', 'FRENCH', 'SWAHILI'],
      misspelt: ['LANGUGE'],
      examples: ['LANG FR', 'english', 'LANG EN'],
    },
    stop: {
      keywords: ['STOP', 'UNSUBSCRIBE', 'QUIT'],
      misspelt: ['STOP ALL', 'STOPALL', 'STOPP', 'STPO'],
      examples: ['STOP', 'please stop'],
    },
    start: {
      keywords: ['START', 'SUBSCRIBE'],
      misspelt: ['STRAT', 'STAR'],
      examples: ['START'],
    },
    'not-me': {
      keywords: ['NOT ME', 'NOT US', 'WASNT ME', 'WASN T ME', 'IT WAS NOT ME', 'IT WASNT ME'],
      misspelt: [
        ...[
          'NOTME',
          'IT WASN T ME',
          'IT S NOT ME',
          'ITS NOT ME',
          'IT IS NOT ME',
          'THAT WAS NOT ME',
        ],
        ...[
          'THAT WASNT ME',
          'THAT WASN T ME',
          'THIS WAS NOT ME',
          'THIS IS NOT ME',
          'IT WAS NOT US',
        ],
        ...[
          'NOT MYSELF',
          'IT ISN T ME',
          'IT ISNT ME',
          'THAT S NOT ME',
          'THATS NOT ME',
          'WAS NOT ME',
        ],
      ],
      examples: ['NOT ME', 'it was not me', 'No, not me'],
    },
    no: { keywords: ['NO'], misspelt: [], examples: ['NO', 'No.'] },
    'was-me': {
      keywords: ['IT WAS ME', 'IT IS ME', 'IT S ME', 'ITS ME', 'YES IT WAS ME', 'IT WAS US'],
      misspelt: ['THAT WAS ME', 'IT WAS MYSELF', 'YES IT S ME', 'YES ITS ME', 'WAS ME'],
      examples: ['IT WAS ME', 'it was me.'],
    },
    'keep-phone': {
      keywords: [
        'STOP CHANGE',
        'STOP THE CHANGE',
        'CANCEL CHANGE',
        'CANCEL THE CHANGE',
        'NO CHANGE',
      ],
      misspelt: [
        ...[
          'STOPCHANGE',
          'STOP CHANGES',
          'STOP CHANGING',
          'DONT CHANGE',
          'DON T CHANGE',
          'KEEP MY',
        ],
        ...['STOP CHANGE OF', 'STOP THE CHANGE OF', 'DO NOT CHANGE', 'NO CHANGES'],
      ],
      examples: ['STOP CHANGE', 'please stop the change'],
    },
    bill: {
      keywords: ['BILL', 'INVOICE'],
      misspelt: ['BIL'],
      examples: ['BILL K7QR42-8 consultation 3000', 'bill K7QR428 3,000 consultation'],
    },
    pay: {
      keywords: ['PAY'],
      misspelt: [],
      examples: [
        'PAY',
        'PAY 500',
        'pay 0412337-8',
        'PAY 0412337-8 1,500',
        'PAY 1500 41220537 41294045',
        'PAY 1500 EACH 41220537 41294045',
      ],
    },
    'our-year': {
      keywords: ['YEAR', 'MY YEAR'],
      misspelt: ['OUR YEAR', 'YEAR SUMMARY'],
      examples: ['YEAR', 'my year please'],
    },
    'care-price': {
      keywords: ['PRICE', 'PRICES', 'COST', 'COSTS'],
      misspelt: ['PRISE', 'PRICE LIST'],
      examples: ['PRICE delivery', 'price of delivery at Kibera please', 'PRICES'],
    },
    family: {
      keywords: ['FAMILY'],
      misspelt: [
        ...[
          'DEPENDANTS',
          'DEPENDENTS',
          'BENEFICIARIES',
          'PEOPLE UNDER',
          'HOUSEHOLD',
          'WHO IS COVERED',
        ],
        'FAMILI',
        'FAMILY S',
        'FAMYLY',
      ],
      examples: ['FAMILY', 'family please'],
    },
    receipt: {
      keywords: ['RECEIPT', 'RECEIPTS'],
      misspelt: ['RECIEPT', 'RECEIT', 'RECIPT'],
      examples: ['RECEIPT', 'receipt please'],
    },
    arrears: {
      keywords: ['ARREARS', 'BEHIND', 'LATE'],
      misspelt: ['ARREAR', 'AREARS'],
      examples: ['ARREARS', 'arrears please'],
    },
    list: {
      keywords: ['LIST'],
      misspelt: ['LISTS'],
      examples: ['LIST 3', 'LIST', 'list 1'],
    },
    next: {
      keywords: ['NEXT', 'MORE'],
      misspelt: ['NXT', 'NEKST'],
      examples: ['NEXT', 'next please'],
    },
    total: {
      keywords: ['TOTAL', 'INCOME', 'MONEY', 'MONEY IN'],
      misspelt: ['TOTALS', 'TOTL'],
      examples: ['TOTAL'],
    },
    alerts: {
      keywords: ['ALERTS', 'ALERT', 'WARNINGS'],
      misspelt: ['ALARTS', 'ALERS'],
      examples: ['ALERTS', 'alerts please'],
    },
    member: {
      keywords: ['MEMBER'],
      misspelt: [],
      examples: ['MEMBER 0412337-8', 'member 0412 337 8'],
    },
    remind: {
      keywords: ['REMIND'],
      misspelt: ['RIMIND'],
      examples: ['REMIND 0412337-8', 'remind member 0412 337 8'],
    },
    'to-call': {
      keywords: ['CALL'],
      misspelt: [],
      examples: ['CALL 0412337-8', 'call member 04123378'],
    },
    called: {
      keywords: ['CALLED', 'I CALLED'],
      misspelt: [],
      examples: ['CALLED 0412337-8'],
    },
    match: {
      keywords: ['MATCH', 'UNMATCHED'],
      misspelt: ['MACH', 'MATCHE'],
      examples: ['MATCH JP26-0038114 0412337-8', 'MATCH', 'match jp260038114 04123378'],
    },
    applicants: {
      keywords: ['APPLICANTS', 'APPLICATIONS'],
      misspelt: ['APPLICANT', 'APLICANTS'],
      examples: ['APPLICANTS'],
    },
    approve: {
      keywords: ['APPROVE', 'ACCEPT'],
      misspelt: ['APROVE'],
      examples: ['APPROVE A12', 'approve 12', 'accept P3'],
    },
    refuse: {
      keywords: ['REFUSE', 'REJECT'],
      misspelt: [],
      examples: ['REFUSE A12', 'reject p3'],
    },
    complaint: {
      keywords: ['COMPLAIN', 'COMPLAINT', 'COMPLAINTS'],
      misspelt: [],
      examples: [
        'COMPLAIN CHARGED KIBERA TODAY',
        'complaint: turned away at Kibera yesterday',
        'COMPLAIN LEVEL we are on the poor list',
      ],
    },
    answer: {
      keywords: ['ANSWER'],
      misspelt: [],
      examples: ['ANSWER C7 The clinic pays you back'],
    },
    'lost-phone': {
      keywords: ['LOST', 'STOLEN', 'LOST PHONE', 'STOLEN PHONE', 'PHONE LOST', 'PHONE STOLEN'],
      misspelt: ['LOOST', 'STOLLEN'],
      examples: ['LOST 0733000002', 'stolen phone Juma Ali'],
    },
    cash: {
      keywords: ['CASH'],
      misspelt: ['KASH'],
      examples: [
        'CASH 0412337-8 1500',
        'cash 1,500 from 0412337-8',
        'CASH 0412337-8 500 AGAIN',
        'CASH 0412337-8 1500 YESTERDAY',
        'cash 1500 from 0412337-8 28/02',
      ],
    },
  },
}
