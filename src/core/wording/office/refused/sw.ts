import type { OfficeWords } from '../en.ts'

export const refused: OfficeWords['refused'] = {
  otherwise: 'Hili haliwezi kufanyika sasa. Hakuna kilichobadilika.',
  'not-in-role': 'Hili si sehemu ya kazi yako. Jaribio lako limeandikwa.',
  'not-staff': 'Hakuna anayefanya kazi hapa mwenye jina au simu hii.',
  'several-staff': 'Watu kadhaa wana jina hili: toa namba ya simu.',
  'unknown-number': 'Hakuna mwanachama huyo katika chama hiki.',
  'unknown-person': 'Hakuna mtu huyo katika kaya hii.',
  'person-registered':
    'Mtu wa jina na kuzaliwa huku ameandikishwa tayari: {number}/{ordinal}. Kama ni mtu mwingine, sema hivyo.',
  'card-taken': 'Kadi {card} ni ya {number}: kagua namba yake.',
  'not-born': 'Aliyezaliwa {birthDate} hawezi kujiunga {on}: kagua siku zote mbili.',
  'joins-too-early':
    'Siku ya kwanza ni mapema mno, kwa sababu michango na siku zilizofungwa hazibadiliki. Ya mapema zaidi ni {earliest}.',
  'joins-too-late': 'Siku ya kwanza iko mbali mno. Ya mwisho ni {latest}.',
  'household-full': 'Kaya imemaliza namba zake za nyongeza: mwandikishe mtu huyu kama mwanachama.',
  'too-old-child':
    'Watoto wana bima hadi umri wa miaka {years}: mwandikishe mtu huyu kama mwanachama.',
  'wrong-generation':
    'Umri haulingani: mtoto ni mdogo kuliko mwanachama, mzazi ni mkubwa. Kagua tarehe za kuzaliwa.',
  'under-age': 'Mwanachama lazima awe na miaka {years} au zaidi: mwandikishe mtu mzima wa familia.',
  'unfit-birth_date':
    'Mwanachama atakuwa mdogo mno siku ya kwanza. Kagua kuzaliwa na siku ya kwanza.',
  'unfit-joined_on': 'Mpango hauna katiba siku hiyo ya kwanza, au iko mbali mno: kagua siku.',
  'unfit-plan': 'Chama hakina mpango huo.',
  'unfit-association': 'Chama hakina kikundi hicho.',
  'unfit-card': 'Kadi ni ya mtu mwingine: kagua namba yake.',
  'is-the-member':
    'Huyu ndiye mwanachama: uanachama wenyewe unaisha, au mwingine anakuwa mwanachama.',
  'left-before': 'Mtu huyu aliondoka kwenye kaya zamani. Siku ya mwisho ilikuwa {leftOn}.',
  'leaves-too-early':
    'Siku ya mwisho ni mapema mno, kwa sababu siku zilizofungwa na matibabu yaliyoahidiwa hayabadiliki. Ya mapema zaidi ni {earliest}.',
  'leaves-too-late': 'Siku ya mwisho iko mbali mno. Ya mwisho ni {latest}.',
  'same-household': 'Mtu huyu ni wa kaya hii tayari: toa nyingine.',
  'same-phone': 'Mwanachama ana simu hii tayari: toa nyingine.',
  'phone-pending':
    'Mwanachama anapata simu nyingine ndani ya siku moja tayari: subiri, au zuia badiliko hilo.',
  'no-phone-pending': 'Hakuna badiliko la simu la kuzuia.',
  'no-pin': 'Mwanachama hana PIN ya huduma.',
  'membership-over': 'Uanachama uliisha {on}.',
  'end-too-far': 'Siku hiyo iko zaidi ya miezi mitatu mbele: toa ya karibu zaidi.',
  'day-closed': 'Vitabu vimefungwa hadi {closedThrough}: toa siku ya baadaye.',
  'end-before-joining': 'Mwanachama alijiunga {joinedOn}: toa siku ya baadaye.',
  'charged-beyond':
    'Kipindi kinachoanza {charged} kimeshadaiwa: toa siku ya baadaye. Ambacho hakuna atakayelipa kinaweza kufutwa.',
  'no-end-ahead': 'Hakuna mwisho wa uanachama huu ulio mbele.',
  'no-strike-off': 'Katiba haisemi mwanachama hufutwa baada ya vipindi vingapi visivyolipwa.',
  'too-few-unpaid':
    '{unpaid|Kipindi|Vipindi} {unpaid} {unpaid|hakijalipwa|havijalipwa}, na katiba inataka {needed}.',
  'notice-too-soon': 'Onyo linalofuata linaweza kutolewa kuanzia {from}.',
  'no-phone': 'Mwanachama hana simu ambayo SMS inaweza kufika.',
  'unknown-application': 'Hakuna ombi hilo.',
  'decided-application': 'Ombi hili liliamuliwa zamani.',
  'unknown-plan': 'Mpango huo hautumiki sasa.',
  'same-person': 'Mtu mwingine lazima aamue hili.',
  'slip-taken':
    'Stakabadhi ya namba hii imeandikwa kwa jambo lingine: risiti {receipt}. Kagua namba.',
  'unknown-visit-code': 'Hakuna matibabu yenye kodi hii.',
  'visit-code-closed':
    'Kodi hii haipokei bili sasa: imeshatumika, mwanachama ameisimamisha, au muda wake umeisha.',
  'not-covered': 'Chama hakilipii huduma hii kwa matibabu haya.',
  'unusual-cash': 'Kiasi hiki si cha kawaida hapa: sema kwamba ni sahihi.',
  'cash-day':
    'Pesa taslimu za {on} haziwezi tena kuandikwa na mtu mmoja. Siku ya karibu zaidi ni {nearest}.',
  'cash-differs': 'Kwa vitabu {inHand} ziko mkononi, na {brought} zimeletwa: kagua vyote viwili.',
  'deposit-taken': 'Amana ya namba hii imeandikwa kwa jambo lingine: kagua namba.',
  'unknown-wallet': 'Chama hakina akaunti hiyo.',
  'later-than-today': 'Siku hiyo haijafika.',
  'unknown-receipt': 'Hakuna risiti hiyo.',
  'not-in-suspense': 'Malipo haya yana mwanachama wake tayari.',
  'expired-proposal': 'Hakuna aliyeamua kwa siku saba. Pendekeza upya kama bado ni sahihi.',
  'open-proposal': 'Hili linasubiri meneja wa pili tayari.',
  'already-paid': 'Namba hii imeandikwa tayari: hakuna la zaidi la kufanya.',
  'request-open':
    '{request} ziliombwa dakika {minutes} {minutes|iliyopita|zilizopita} tayari na hazijajibiwa: sema kwamba unaomba tena.',
  'wallet-cannot': '{wallet} haiwezi kuiomba simu hii kwa sasa.',
  'wallet-limit': '{wallet} haipokei kiasi hiki. Kilicho karibu zaidi ni {amount}.',
  'amount-step': 'Pochi haihamishi kiasi hiki. Vilivyo karibu zaidi ni {below} na {above}.',
  'cash-only': 'Chama hiki hakiombi mtu fedha kwa simu.',
  'other-mutual': 'Mwanachama huyu ni wa chama kingine.',
  'not-in-association': '{number} hayuko kwenye kikundi hiki.',
  'association-empty': 'Kikundi hiki hakina mwanachama ambaye uanachama wake unaendelea.',
  'nothing-owed': 'Wanachama wa kikundi hiki hawadaiwi kitu: taja kiasi kilicholipwa.',
  'parts-differ': 'Jumla ya orodha ni {parts}, na kilicholipwa ni {payment}: kagua vyote viwili.',
  'part-stands':
    'Yaliyoletwa na ufunguzi wa {on} kuhusu {number} bado yapo: lazima yafutwe kwanza.',
  'books-opened': 'Vitabu vilifunguliwa {on}, mara moja tu.',
  'books-begun': 'Tayari kuna kitu kwenye vitabu: ufunguzi unatangulia yote.',
  'not-first-day': 'Vitabu vimefungwa hadi {closedThrough}: vinafunguliwa siku inayofuata.',
  'opening-day': 'Vitabu vinaanza {on}: vifungue tena siku hiyo.',
  'opening-at-work': 'Ufunguzi mwingine unaendelea. Jaribu tena baada ya dakika moja.',
  'opening-incomplete': 'Mwanachama {number} amesajiliwa wakati huo: rudia tena.',
  'unknown-call': 'Hakuna anayesubiri simu hii.',
  'unknown-complaint': 'Hakuna lalamiko hilo.',
  'complaint-closed': 'Lalamiko hili tayari limefungwa.',
  'answer-empty': 'Andika jibu.',
  'answer-too-long': 'Ni zaidi ya SMS moja: ondoa herufi {over}.',
}
