import type { SpokenLanguage } from './spoken-language.ts'
import { swahili, swahiliNumbers } from './vocabulary/sw.ts'
import { office } from './office/sw.ts'
import { pages } from './pages/sw.ts'
import { texts } from './texts/sw.ts'

export const sw: SpokenLanguage = {
  name: 'Swahili',
  thousands: ',',
  texts,
  pages,
  office,
  names: { sw: ['SWA', 'KISWAHILI'], en: ['KIINGEREZA'], fr: ['KIFARANSA'] },
  words: swahili,
  numbers: swahiliNumbers,
  register: {
    sex: { F: 'ke mwanamke msichana', M: 'me mwanaume mwanamume mvulana' },
    relation: {
      member: 'mwanachama',
      spouse: 'mume mke mwenzi',
      child: 'mtoto mwana binti',
      parent: 'mzazi baba mama',
      other: 'mwingine nyingine kaka dada ndugu mjukuu',
    },
    feePaid: { yes: 'ndiyo ndio kweli amelipa', no: 'hapana la hajalipa' },
  },
  commands: {
    check: {
      keywords: ['ANGALIA', 'KAGUA', 'THIBITISHA', 'HAKIKI'],
      misspelt: ['ANGALYA'],
      examples: ['ANGALIA 0412337-8', 'angalia 04123378 tafadhali', '0712345678'],
    },
    balance: {
      keywords: ['SALIO', 'HALI', 'DENI'],
      misspelt: [...['SLIO'], 'SALIYO', 'SALO'],
      examples: ['SALIO', 'naomba salio langu', 'hali'],
    },
    attribute: {
      keywords: ['NIMELIPA'],
      misspelt: ['NIMELIPIA'],
      examples: ['NIMELIPA 0412337-8', 'kwa 0412337-8'],
    },
    help: {
      keywords: ['MSAADA', 'USAIDIZI'],
      misspelt: [
        ...[
          'NISAIDIE',
          'NISAIDIENI',
          'NAWEZA KUULIZA NINI',
          'INAFANYAJE KAZI',
          'INAFANYA KAZI VIPI',
          'HUDUMA GANI',
          'SAIDIA',
          'MNISAIDIE',
        ],
        'MSADA',
      ],
      examples: ['MSAADA'],
    },
    language: {
      keywords: ['LUGHA', 'KISWAHILI', 'KIINGEREZA', 'KIFARANSA'],
      misspelt: ['LUHGA'],
      examples: ['LUGHA EN', 'Kiswahili', 'lugha sw'],
    },
    stop: {
      keywords: ['ACHA', 'SITISHA', 'KOMA'],
      misspelt: ['ACHENI'],
      examples: ['ACHA', 'sitisha'],
    },
    start: {
      keywords: ['ANZA', 'ANZISHA'],
      misspelt: [],
      examples: ['ANZA'],
    },
    'not-me': {
      keywords: ['SI MIMI', 'SIO MIMI', 'SIYO MIMI', 'SI SISI', 'SIO SISI', 'HAIKUWA MIMI'],
      misspelt: [
        'SIMIMI',
        'SIOMIMI',
        'SIKUWA MIMI',
        'SIYOMIMI',
        'SI MIMI HUYO',
        'SIO MIMI HUYO',
        'HAPO SI MIMI',
      ],
      examples: ['SI MIMI', 'sio mimi', 'Hapana, si mimi'],
    },
    no: { keywords: ['HAPANA'], misspelt: [], examples: ['HAPANA'] },
    'was-me': {
      keywords: ['NI MIMI', 'ILIKUWA MIMI', 'NILIKUWA MIMI', 'NDIYO NI MIMI', 'NI SISI'],
      misspelt: [
        'NIMIMI',
        'NI MIMI MWENYEWE',
        'NDIO NI MIMI',
        'ALIKUWA MIMI',
        'ILIKUA MIMI',
        'ILIKUWA NI MIMI',
      ],
      examples: ['NI MIMI', 'ni mimi'],
    },
    'keep-phone': {
      keywords: [
        'ZUIA MABADILIKO',
        'SIMAMISHA MABADILIKO',
        'SITISHA MABADILIKO',
        'ACHA MABADILIKO',
      ],
      misspelt: [
        ...[
          'ZUIA BADILIKO',
          'STOP MABADILIKO',
          'USIBADILISHE',
          'MSIBADILISHE',
          'GHAIRI MABADILIKO',
        ],
        ...['SIMAMISHA KUBADILISHA', 'ACHA KUBADILISHA', 'ZUIA KUBADILISHA', 'SITISHA KUBADILISHA'],
        ...['SIMAMISHA BADILIKO', 'ACHA BADILIKO', 'ZUIA', 'HAKUNA MABADILIKO'],
      ],
      examples: ['ZUIA MABADILIKO', 'zuia mabadiliko tafadhali'],
    },
    bill: {
      keywords: ['BILI', 'ANKARA'],
      misspelt: ['BILLI'],
      examples: ['BILI K7QR42-8 consultation 3000', 'bili K7QR42-8 3000/-'],
    },
    pay: {
      keywords: ['LIPA', 'LIPIA', 'KULIPA'],
      misspelt: ['LIPPA', 'LIPAA'],
      examples: ['LIPA', 'lipa 500', 'LIPA 0412337-8 500'],
    },
    'our-year': {
      keywords: ['MWAKA', 'MWAKA WANGU'],
      misspelt: ['MWAKA WETU'],
      examples: ['MWAKA', 'mwaka wangu tafadhali'],
    },
    'care-price': {
      keywords: ['BEI', 'GHARAMA'],
      misspelt: ['BEYI', 'GARAMA'],
      examples: ['BEI uzazi', 'gharama ya uzazi Kibera tafadhali', 'BEI'],
    },
    family: {
      keywords: ['FAMILIA', 'JAMAA'],
      misspelt: [
        ...['WATEGEMEZI', 'WALIO KWENYE', 'WALIO CHINI', 'WATU WANGU', 'WANUFAIKA'],
        'FAMILIYA',
      ],
      examples: ['FAMILIA', 'familia tafadhali'],
    },
    receipt: {
      keywords: ['RISITI', 'STAKABADHI'],
      misspelt: [...['RISTI', 'RISITI YANGU'], 'RISIT', 'STAKABATHI'],
      examples: ['RISITI', 'stakabadhi'],
    },
    arrears: {
      keywords: ['MADENI', 'MALIMBIKIZO', 'WADAIWA'],
      misspelt: ['MADEN'],
      examples: ['MADENI', 'wadaiwa'],
    },
    list: {
      keywords: ['ORODHA'],
      misspelt: ['ORODA'],
      examples: ['ORODHA 3', 'orodha'],
    },
    next: {
      keywords: ['ENDELEA', 'ZAIDI'],
      misspelt: ['ENDELEYA'],
      examples: ['ENDELEA'],
    },
    total: {
      keywords: ['JUMLA', 'MAPATO'],
      misspelt: ['JUMULA'],
      examples: ['JUMLA', 'mapato'],
    },
    alerts: {
      keywords: ['TAHADHARI', 'ONYO', 'MAONYO'],
      misspelt: ['TAADHARI', 'TAHADARI'],
      examples: ['TAHADHARI', 'onyo'],
    },
    member: {
      keywords: ['MWANACHAMA'],
      misspelt: ['MWANACHAM'],
      examples: ['MWANACHAMA 0412337-8'],
    },
    remind: {
      keywords: ['KUMBUSHA', 'MKUMBUSHE'],
      misspelt: ['KUMBUSA'],
      examples: ['KUMBUSHA 0412337-8', 'mkumbushe mwanachama 04123378'],
    },
    'to-call': {
      keywords: ['PIGIA', 'MPIGIE'],
      misspelt: [],
      examples: ['PIGIA 0412337-8', 'mpigie mwanachama 04123378'],
    },
    called: {
      keywords: ['NIMEMPIGIA'],
      misspelt: ['NIMPIGIA'],
      examples: ['NIMEMPIGIA 0412337-8'],
    },
    match: {
      keywords: ['OANISHA', 'LINGANISHA'],
      misspelt: ['OANIISHA'],
      examples: ['OANISHA JP26-0038114 0412337-8', 'oanisha'],
    },
    applicants: {
      keywords: ['MAOMBI', 'WAOMBAJI'],
      misspelt: ['OMBI'],
      examples: ['MAOMBI'],
    },
    approve: {
      keywords: ['IDHINISHA', 'KUBALI'],
      misspelt: ['IDINISHA'],
      examples: ['IDHINISHA A12', 'kubali 3'],
    },
    refuse: {
      keywords: ['KATAA'],
      misspelt: ['KATAZA'],
      examples: ['KATAA A12'],
    },
    complaint: {
      keywords: ['LALAMIKO', 'MALALAMIKO', 'LALAMIKA'],
      misspelt: [],
      examples: [
        'LALAMIKO NILITOZWA KIBERA LEO',
        'malalamiko: nilirudishwa Kibera jana',
        'LALAMIKO KUNDI langu si sahihi',
      ],
    },
    answer: {
      keywords: ['JIBU'],
      misspelt: [],
      examples: ['JIBU C7 Kituo kitakurudishia pesa'],
    },
    'lost-phone': {
      keywords: ['IMEPOTEA', 'IMEIBIWA', 'SIMU IMEPOTEA', 'SIMU IMEIBIWA'],
      misspelt: ['IMEPOTEYA', 'IMEIBWA'],
      examples: ['IMEPOTEA 0733000002', 'simu imeibiwa Juma Ali'],
    },
    cash: {
      keywords: ['TASLIMU', 'PESA TASLIMU'],
      misspelt: ['TASILIMU'],
      examples: [
        'TASLIMU 0412337-8 1500',
        'pesa taslimu 0412337-8 1500/=',
        'TASLIMU 0412337-8 1500 JANA',
      ],
    },
  },
}
