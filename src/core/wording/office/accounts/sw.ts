import type { OfficeWords } from '../en.ts'

export const accounts: OfficeWords['accounts'] = {
  title: 'Akaunti',
  about:
    'Salio la kila akaunti jioni ya siku moja. Debiti na krediti ni sawa: kila ingizo huweka kiasi kilekile pande zote mbili.',
  on: 'Jioni ya tarehe',
  onHint: 'Siku isiyozidi leo, kwa mfano 31/03/2026',
  show: 'Angalia',
  notADay: 'Hiyo si siku isiyozidi leo. Andika hivi: 31/03/2026.',
  closed: 'Imefungwa: hakuna kinachobadilika tena.',
  large:
    'Tangu kufunga kwa mwisho kuna maingizo mengi mno kujumlishwa hapa. Hii ni jioni ya siku hiyo ya kufunga, {day}.',
  tooLarge:
    'Kuna maingizo mengi mno kujumlishwa hapa, na hakuna mwezi uliofungwa bado. Funga miezi, kisha itaonekana hapa.',
  account: 'Akaunti',
  debit: 'Debiti',
  credit: 'Krediti',
  all: 'Pande zote mbili',
  ofKind: '{account}, moja moja',
  now: 'Sasa',
  ever: 'Jumla iliyowahi kuwekwa',
  journals: 'Maingizo',
  none: 'Hakuna ingizo la sehemu hii ya vitabu kwenye akaunti hii.',
  older: 'Ya zamani zaidi',
  newest: 'Rudi kwa ya mwisho',
  kindLink: 'Akaunti zote za {code}',
  chain: 'Mnyororo wa vitabu',
  chainAbout:
    'Kila ingizo lina alama, kama muhuri, inayotokana na linachosema na alama iliyotangulia. Anayebadilisha ingizo la zamani hubadilisha kila alama inayofuata, hivyo ya mwisho ni shahidi wa zote.',
  headNow: 'Ya mwisho sasa',
  keep: 'Andika mstari huu, au utumiwe kwa SMS, uutunze mbali na kompyuta hii. Mstari wa siku huonyesha baadaye kama kuna kilichobadilishwa hadi siku hiyo.',
  check: 'Hakiki mstari uliotunzwa na mtu',
  line: 'Mstari',
  lineHint: 'Kama ulivyoandikwa au kuja kwa SMS: {example}',
  compare: 'Linganisha',
  agrees: 'Unalingana: hadi ingizo {seq} vitabu ni vilevile vya siku hiyo.',
  differs:
    'Haulingani: ingizo {seq} si lile la siku hiyo. Mtu alibadilisha vitabu, au mstari ulinakiliwa vibaya. Uangalie tena, kisha umwambie anayesimamia huduma.',
  gone: 'Haulingani: vitabu vinaishia ingizo {last}, hivyo kuna maingizo yaliyokosekana. Mwambie anayesimamia huduma.',
  otherMutual: 'Mstari huo ni wa chama kingine.',
  unreadable:
    'Huo si mstari kama huo. Una jina la chama, ingizo la mwisho, na tarakimu za alama yake.',
  whole:
    'Hapa ingizo moja tu linalinganishwa. Anayesimamia huduma hukokotoa upya kila ingizo kwa: {command}',
  kept: 'Mistari inayotunzwa na vitabu vyenyewe',
  keptAbout: 'Mmoja kwa kila siku, kwa anayelinganisha na karatasi.',
}
