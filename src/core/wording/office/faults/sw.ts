import type { OfficeWords } from '../en.ts'

export const faults: OfficeWords['faults'] = {
  'is empty': 'ni tupu',
  'is missing': 'haipo',
  'is there twice': 'ipo mara mbili',
  'is not a column known here': 'si safu inayojulikana hapa',
  'has no members': 'halina wanachama',
  'has no lines below its header': 'halina mistari chini ya vichwa',
  'has {1} fields, the header has {2}': 'ina sehemu {1}, vichwa vina {2}',
  'has text in column {1}, which the header does not name':
    'ina maandishi kwenye safu {1}, ambayo haina kichwa',
  'has a character that cannot be shown': 'ina herufi isiyoweza kuonyeshwa',
  'has nothing that an SMS can write': 'haina kitu ambacho SMS inaweza kuandika',
  'is longer than {1} characters': 'ni ndefu kuliko herufi {1}',
  'has a wrong check digit': 'ina tarakimu ya uhakiki isiyo sahihi',
  'is not a member number of 8 digits': 'si namba ya mwanachama ya tarakimu 8',
  'is not a member number, a digit must be wrong': 'si namba ya mwanachama, tarakimu moja ni kosa',
  'must be F or M': 'lazima iwe F au M',
  'must be member, spouse, child, parent or other':
    'lazima iwe member, spouse, child, parent au other',
  'is not a colour of six digits, such as {1}': 'si rangi ya tarakimu sita, kama {1}',
  'is too light to be read (its contrast is {1}, {2} is needed): take a darker one; the nearest is {3}':
    'ni nyepesi mno kusomeka (tofauti yake ni {1}, inahitajika {2}): chagua iliyokolea zaidi; iliyo karibu zaidi ni {3}',
  'must be yes or no': 'lazima iwe ndiyo au hapana',
  'must be one of {1}': 'lazima iwe moja ya {1}',
  'is not a phone number of {1}': 'si namba ya simu ya {1}',
  'is a moment in another time zone: write the day alone':
    'ni saa ya eneo lingine: andika siku pekee',
  'is a formula of a spreadsheet: save what it shows':
    'ni fomula ya jedwali: hifadhi inachoonyesha',
  'is a number that a spreadsheet has shortened: its digits are lost':
    'ni namba iliyofupishwa na jedwali: tarakimu zimepotea',
  'was hidden by a column too narrow when the file was saved':
    'ilifichwa na safu nyembamba faili lilipohifadhiwa',
  'is the fault of a formula in a spreadsheet': 'ni kosa la fomula ya jedwali',
  'is a day that a spreadsheet has made of it': 'ni siku iliyotengenezwa na jedwali',
  'is a number that a spreadsheet has written anew': 'ni namba iliyoandikwa upya na jedwali',
  'has the mark of a letter that was lost: type the name again':
    'ina alama ya herufi iliyopotea: andika jina tena',
  'has a ? where a letter was lost: type the name again':
    'ina ? mahali pa herufi iliyopotea: andika jina tena',
  'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right':
    'ilisomwa kwa usimbaji mwingine: hifadhi faili kama UTF-8 mahali jina linapoonekana sawa',
  'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8':
    'iko katika usimbaji tofauti na mistari mingine: andika alama zake tena na hifadhi yote kama UTF-8',
  'is a workbook ({1}): open it and save it as CSV (in Excel "CSV UTF-8")':
    'ni kitabu cha jedwali ({1}): kifungue na ukihifadhi kama CSV (katika Excel "CSV UTF-8")',
  'is a PDF: a CSV file is needed': 'ni PDF: faili la CSV linahitajika',
  'is compressed (.gz): unpack it': 'limebanwa (.gz): lifungue',
  'has more than {1} dependants': 'ina wategemezi zaidi ya {1}',
  'is a second member in this household': 'ni mwanachama wa pili katika kaya hii',
  'is not one of this mutual': 'si ya chama hiki',
  'the plan {1} has no version in force on {2}': 'mpango {1} hauna toleo linalotumika {2}',
  'the member was not {1} on joining': 'mwanachama hakuwa na miaka {1} alipojiunga',
  'is before joined_on': 'ni kabla ya joined_on',
  'is before the member joined': 'ni kabla ya mwanachama kujiunga',
  'is before the birth': 'ni kabla ya kuzaliwa',
  'is also on line {1}': 'ipo pia kwenye mstari {1}',
  'exists already': 'ipo tayari',
  'is taken': 'imechukuliwa',
  'was taken a moment ago': 'imechukuliwa sasa hivi',
  'is a card of {1}': 'ni kadi ya {1}',
  'is a day that is yet to come': 'ni siku ambayo bado haijafika',
  'is not a day that there is': 'si siku iliyopo',
  'is not a date such as YYYY-MM-DD': 'si tarehe kama YYYY-MM-DD',
  'has no year': 'haina mwaka',
  'has no day of the month': 'haina siku ya mwezi',
  'is {1} in the register and cannot be changed by an import':
    'ni {1} kwenye rejista na haiwezi kubadilishwa kwa faili',
  'the membership ended on {1}': 'uanachama uliisha {1}',
  'another import for this mutual is at work': 'uingizaji mwingine wa chama hiki unaendelea',
  'was imported on {1} already, as {2}; if these are other people, say --others':
    'liliingizwa tayari {1}, kama {2}; kama ni watu wengine, weka alama unapotuma',
  'is below zero, which only the bank may be': 'iko chini ya sifuri, benki pekee inaweza',
  'is not a month YYYY-MM or a day YYYY-MM-DD': 'si mwezi YYYY-MM wala siku YYYY-MM-DD',
  'is not an amount in {1} such as {2}': 'si kiasi cha {1} kama {2}',
  'is the number that a spreadsheet keeps for a day ({1}): show the column as dates YYYY-MM-DD and save again':
    'ni namba ambayo jedwali huihifadhi kwa siku ({1}): onyesha safu kama tarehe YYYY-MM-DD na uhifadhi tena',
  'has day and month in another order than "{1}" on line {2}: write all days in one':
    'ina siku na mwezi kwa mpangilio tofauti na "{1}" kwenye mstari {2}: andika siku zote kwa namna moja',
  'has {1} where a letter was lost: type the name again':
    'ina {1} mahali pa herufi iliyopotea: andika jina tena',
  'stands in line {1} already': 'tayari iko kwenye mstari {1}',
  'must be more than 0': 'lazima izidi 0',
  'is not in the association': 'hayuko kwenye kikundi hiki',
  'is before {1}': 'iko kabla ya {1}',
  'is before from': 'iko kabla ya mwanzo',
  'is more than {1}': 'inazidi {1}',
  'is less than {1}, for one person': 'ni chini ya {1}, kwa mtu mmoja',
  'must be {1} or more': 'lazima iwe {1} au zaidi',
  'must be {1} or less': 'lazima iwe {1} au chini',
  'must be {1}': 'lazima iwe {1}',
  'must be digits': 'lazima iwe tarakimu',
  'is not JSON: {1}': 'si JSON: {1}',
  'is not of {1}: its mutual.code is {2}': 'si ya {1}: mutual.code yake ni {2}',
  'means nothing when each person has a contribution': 'haina maana kila mtu akiwa na mchango wake',
  'means nothing when a family has one contribution': 'haina maana familia ikiwa na mchango mmoja',
  'means nothing when a contribution counts nobody': 'haina maana mchango usipohesabu mtu',
  'means nothing without a joiningFee': 'haina maana bila ada ya kujiunga',
  'means nothing when contributions are paid in arrears':
    'haina maana michango ikilipwa baada ya kipindi',
  'mean nothing when contributions are paid in arrears':
    'hazina maana michango ikilipwa baada ya kipindi',
  'must be true when contributions are paid in arrears':
    'lazima iwe true michango ikilipwa baada ya kipindi',
  'means nothing unless the period is season': 'haina maana kipindi kisipokuwa msimu',
  'must be calendar when the period is season': 'lazima iwe calendar kipindi kikiwa msimu',
  'means nothing for a season, which is due as it ends': 'haina maana kwa msimu, hulipwa unapoisha',
  'must be 2 or more when a part payment opens rights':
    'lazima iwe 2 au zaidi malipo ya sehemu yakitoa haki',
  'means nothing when periods run from the day of joining':
    'haina maana vipindi vikianza siku ya kujiunga',
  'means nothing for a ceiling per person': 'haina maana kwa kikomo cha kila mtu',
  'needs an amount or a count': 'inahitaji kiasi au idadi',
  'needs an amount that it is added to': 'inahitaji kiasi cha kuongezwa',
  'needs months or days': 'inahitaji miezi au siku',
  'needs either parts or amount': 'inahitaji parts au amount',
  'needs a minimumPaidShare below 100': 'inahitaji minimumPaidShare chini ya 100',
  'must be less than the months of a {1}': 'lazima iwe chini ya miezi ya {1}',
  'is past the end of every {1}, which has {2} days at most':
    'imepita mwisho wa kila {1}, yenye siku {2} zisizidi',
  'is more than strikeOffAfterPeriods, which is {1}':
    'inazidi strikeOffAfterPeriods, ambayo ni {1}',
  'is more than the periods one by one, {1}': 'inazidi vipindi kimoja kimoja, {1}',
  'is more than the price': 'inazidi bei',
  'cannot be asked for in an emergency': 'haiwezi kuombwa wakati wa dharura',
  'comes to more than {1} a year for a household of {2}, which is no contribution':
    'inazidi {1} kwa mwaka kwa kaya ya watu {2}, si mchango',
  'is there twice with this code and validFrom':
    'ipo mara mbili yenye kodi hii na siku ya kwanza hii',
  'is there twice with this service and day': 'ipo mara mbili yenye huduma hii na siku hii',
  'is also a phone of {1}': 'pia ni simu ya {1}',
  'is a phone of {1}': 'ni simu ya {1}',
  'no plan has the service {1}': 'hakuna mpango wenye huduma {1}',
  'is no service of {1}': 'si huduma ya {1}',
  'cannot change once there are members': 'haiwezi kubadilika kukiwa na wanachama',
  'cannot change once there are plans': 'haiwezi kubadilika kukiwa na mipango',
  'is not a date YYYY-MM-DD': 'si tarehe YYYY-MM-DD',
  'is not a phone number': 'si namba ya simu',
  'is not an amount such as "1500" or "100.50"': 'si kiasi kama "1500" au "100.50"',
  'is not a colour of six digits, such as #1d6b34': 'si rangi ya tarakimu sita, kama #1d6b34',
  'is too light to be read ({1}): {2}': 'ni hafifu mno kusomeka ({1}): {2}',
  'is not a currency that is known here': 'si sarafu inayojulikana hapa',
  'is not a language here': 'si lugha ya hapa',
  "is not one of the mutual's languages": 'si mojawapo ya lugha za chama',
  'is not a time zone of the IANA list, such as Africa/Nairobi':
    'si eneo la saa la orodha ya IANA, kama Africa/Nairobi',
  'is not a country code of ISO 3166 in two capital letters':
    'si kodi ya nchi ya ISO 3166 yenye herufi kubwa mbili',
  'must be small letters, digits and single dashes, such as "femmes-marche"':
    'lazima iwe herufi ndogo, tarakimu na vistari, kama "femmes-marche"',
  'must be a time HH:MM from 00:00 to 23:59': 'lazima iwe saa HH:MM kuanzia 00:00 hadi 23:59',
  'must be a month and day MM-DD': 'lazima iwe mwezi na siku MM-DD',
  'must be a month and day MM-DD that every year has':
    'lazima iwe mwezi na siku MM-DD iliyomo kila mwaka',
  'must be a USSD code such as *384*77#': 'lazima iwe namba ya USSD kama *384*77#',
  '{1}; it is that of the version before': '{1}; ni ya toleo lililotangulia',
  '{1}; the mutual has it already, null takes it away': '{1}; chama tayari kinayo, null inaiondoa',
  '{1} is in force and has a {2} under it, so it cannot be changed; give a later validFrom':
    '{1} inatumika na ina {2} chini yake, haiwezi kubadilishwa; toa validFrom ya baadaye',
  '{1} is not set up here; {2}': '{1} haijawekwa hapa; {2}',
  'reads like a member number; it needs other letters':
    'inasomeka kama namba ya mwanachama; inahitaji herufi nyingine',
  'is read like {1} where a payer types it': 'inasomeka kama {1} mlipaji anapoiandika',
  'period {1} is inside what the register says is paid, through {2}: leave the line out, or correct paid_through with import --update':
    'kipindi {1} kimo katika kilichoandikwa kuwa kimelipwa, hadi {2}: ondoa mstari, au sahihisha paid_through kwa kuingiza upya',
  'is not about member {1}: leave the line out, or --number':
    'haimhusu mwanachama {1}: ondoa mstari',
  'names an account twice': 'inataja akaunti moja mara mbili',
  'names a cost centre twice': 'inataja kituo cha gharama mara mbili',
  'names a language twice': 'inataja lugha moja mara mbili',
  'names a wallet twice': 'inataja pochi moja mara mbili',
  'names a service twice': 'inataja huduma moja mara mbili',
  'names a phone twice': 'inataja simu moja mara mbili',
  'cannot be with the period season, which is due as it ends':
    'haiwezi kuwa pamoja na kipindi season, kinacholipwa kinapoisha',
  'begin and end at the same time': 'zinaanza na kuisha saa ile ile',
  'is {1} characters longer than there is room for with the longest names and amounts':
    'imezidi kwa herufi {1} pakiwa na majina na viasi virefu zaidi',
  'counts parts without a currency': 'inahesabu sehemu bila sarafu',
  'needs an amount such as "400" or "99.50"': 'inahitaji kiasi kama "400" au "99.50"',
  'is longer than {1} characters: a first name is enough':
    'imezidi herufi {1}: jina la kwanza linatosha',
  'the contribution, which is {1}': 'mchango, ambao ni {1}',
  'that of {1}': 'kile cha vipindi {1}',
  'is no more than {1}': 'si zaidi ya {1}',
  'is more for each period than {1}': 'ni zaidi kwa kila kipindi kuliko {1}',
  'is not a day: {1}': 'si siku kama {1}',
  'has more than {1} entries': 'ina zaidi ya vipengele {1}',
  'must be {1} or {2}': 'lazima iwe {1} au {2}',
  'an object': 'kitu chenye sehemu',
  'a list': 'orodha',
  text: 'maandishi',
  'a whole number': 'namba kamili',
  'an amount written as text, such as "1500"': 'kiasi kilichoandikwa kama maandishi, kama "1500"',
  'is not UTF-8': 'si UTF-8',
  'is not a text that there is': 'si maandishi yaliyopo',
  'must hold {1}, each as often as ours': 'lazima iwe na {1}, mara sawa na yetu',
  'no value in braces': 'hakuna thamani kwenye mabano',
  'has "{1}", which is not in the alphabet of SMS (GSM-7)':
    'ina "{1}", ambayo haimo kwenye alfabeti ya SMS (GSM-7)',
  'begins or ends with a space, or is empty': 'inaanza au kuisha kwa nafasi, au ni tupu',
  'version {1} of the plan {2}': 'toleo {1} la mpango {2}',
  '{1} begins in days that are closed: the books are, through {2}':
    '{1} inaanza katika siku zilizofungwa: vitabu vimefungwa hadi {2}',
  '{1} would change the past: since {2} another version is in force':
    '{1} ingebadilisha yaliyopita: tangu {2} toleo jingine linatumika',
  'no wallet is: without one a mutual takes cash and its bank':
    'hakuna pochi yoyote: bila pochi chama hupokea taslimu na kwa benki',
  'the wallets here are {1}': 'pochi za hapa ni {1}',
  charge: 'mchango unaodaiwa',
  check: 'uhakiki',
  'visit code': 'kodi ya matibabu',
  'guarantee letter': 'barua ya dhamana',
  'a quoted field is not closed': 'sehemu yenye alama za nukuu haijafungwa',
  'there is text after the closing quote of a field':
    'kuna maandishi baada ya nukuu ya kufunga sehemu',
  'there is a quote inside a field that is not quoted': 'kuna nukuu ndani ya sehemu isiyo na nukuu',
  'a line is longer than {1} characters; is a quote left open?':
    'mstari umezidi herufi {1}; je, nukuu imeachwa wazi?',
  'can be {1}, and all days of the file can be read so: say --dates {2}':
    'inaweza kuwa {1}, na siku zote za faili zinasomeka hivyo: sema mpangilio wa siku unapotuma ({2})',
  'can mean two things: {1}; write the whole day as YYYY-MM-DD':
    'inaweza kuwa na maana mbili: {1}; andika siku nzima kama YYYY-MM-DD',
  'has no day of the month, only {1}': 'haina siku ya mwezi, {1} tu',
  'is an archive (.zip or a workbook): take the table out of it and save it as CSV':
    'ni faili lililofungashwa (.zip au kitabu): toa jedwali lake na ulihifadhi kama CSV',
  'is a web page or XML, whatever its name says: open it and save it as CSV (in Excel "CSV UTF-8")':
    'ni ukurasa wa wavuti au XML, jina lake likisema vingine: lifungue na ulihifadhi kama CSV (kwenye Excel "CSV UTF-8")',
  'has {1} more lines in another encoding than the others':
    'ina mistari mingine {1} yenye usimbaji tofauti na mingine',
  'can be read as {1} and as {2}: write one of these':
    'inaweza kusomeka {1} au {2}: andika moja kati ya hizi',
  'has a fraction, and {1} has none: write {2}': 'ina sehemu ya desimali, na {1} haina: andika {2}',
  'has a fraction, and {1} has none': 'ina sehemu ya desimali, na {1} haina',
  'has more than {1} decimals, and {2} has {3}: write {4}':
    'ina desimali zaidi ya {1}, na {2} ina {3}: andika {4}',
  'has more than {1} decimals, and {2} has {3}': 'ina desimali zaidi ya {1}, na {2} ina {3}',
  'is shortened: write {1}': 'imefupishwa: andika {1}',
  'is shortened': 'imefupishwa',
  'names another currency than {1}': 'inataja sarafu nyingine kuliko {1}',
  'is too large': 'ni kubwa mno',
  'no row of this household is member': 'hakuna mstari wa kaya hii ulio member',
  'lies more than a year ahead': 'iko mbele zaidi ya mwaka mmoja',
  'lies more than ten years ahead': 'iko mbele zaidi ya miaka kumi',
  'differs from the row of the member': 'inatofautiana na mstari wa mwanachama',
  'is not a date YYYY-MM-DD or a year YYYY': 'si tarehe YYYY-MM-DD wala mwaka YYYY',
  'is in the future': 'ni siku ijayo',
  'is empty for a person new in this household': 'ni tupu kwa mtu mpya katika kaya hii',
  'looks like {1}: the same name, sex, year of birth and phone':
    'inafanana na {1}: jina, jinsia, mwaka wa kuzaliwa na simu zilezile',
  '{1} of {2} households are there already: take them out, or give them their numbers and say --update; if they are others, say --others':
    'kaya {1} kati ya {2} zipo tayari: ziondoe, au zipe namba zake na uchague kusasisha; kama ni nyingine, weka alama unapotuma',
  'changes more than {1} members: split it': 'inabadilisha zaidi ya wanachama {1}: ligawanye',
  'is nobody in this mutual': 'si mtu wa chama hiki',
  'is none of {1}': 'si mojawapo ya {1}',
  '{1}, or fee for the joining fee': '{1}, wala fee kwa ada ya kujiunga',
  'belongs to owed, not to {1}: leave it empty': 'ni ya owed, si ya {1}: iache wazi',
  'stands beside a period: give one of the two': 'iko kando ya kipindi: toa kimoja kati ya viwili',
  'stands on line {1} already': 'ipo tayari kwenye mstari {1}',
  'is not needed: there is one bank account in the books':
    'haihitajiki: vitabu vina akaunti moja ya benki',
  'is no wallet account of {1}: write {2}': 'si pochi ya {1}: andika {2}',
  'is no wallet account of {1}': 'si pochi ya {1}',
  'is no clinic of {1}: write its code in the statutes':
    'si kituo cha {1}: andika kodi yake ya katiba',
  'is no one manager or collector of {1}: write the phone':
    'hakumtaji meneja au mkusanyaji mmoja wa {1}: andika simu',
  'is not a code: write small letters, digits and dashes':
    'si kodi: andika herufi ndogo, tarakimu na vistari',
  'is about a household': 'inahusu kaya',
  'is no number of the chart of accounts: write {1}': 'si namba ya mpango wa akaunti: andika {1}',
  'is no member’s number or card': 'si namba wala kadi ya mwanachama yeyote',
  'joined on {1}, not before the opening: leave it out':
    'alijiunga {1}, si kabla ya ufunguzi: ondoa mstari',
  'stands beside line {1}: a household owes or is ahead':
    'iko kando ya mstari {1}: kaya inadaiwa au imelipa mbele',
  'is needed, since line {1} is about the same household':
    'inahitajika, kwa kuwa mstari {1} unahusu kaya hiyo hiyo',
  'is inside what the register says is paid, through {1}: leave the line out, or correct paid_through with import --update':
    'imo katika kilichoandikwa kuwa kimelipwa, hadi {1}: ondoa mstari, au sahihisha paid_through kwa kuingiza upya',
  'would pay twice, since the register says paid through {1}: leave the line out, or write paid_through before {2} with import --update':
    'ingelipa mara mbili, kwa kuwa daftari linasema imelipwa hadi {1}: ondoa mstari, au andika paid_through kabla ya {2} kwa kuingiza upya',
  'does not lie before the opening on {1}: it is charged by itself':
    'haiko kabla ya ufunguzi wa {1}: itadaiwa yenyewe',
  'lies before the household joined on {1}': 'iko kabla ya kaya kujiunga {1}',
  'is a joining fee, and the register says that it is paid, or the plan has none':
    'ni ada ya kujiunga, na daftari linasema imelipwa, au mpango hauna ada',
  'is of a period that stands on a line before':
    'ni ya kipindi kilichopo kwenye mstari uliotangulia',
  'is more than {1}, which the statutes ask for that: correct it, or give an older day':
    'ni zaidi ya {1}, ambayo katiba inadai kwa hilo: sahihisha, au toa siku ya zamani zaidi',
  'is not one amount in {1}': 'si kiasi kimoja cha {1}',
  'can be read as {1} and as {2}: say --decimals point or comma':
    'inaweza kusomeka {1} au {2}: sema desimali zimeandikwaje',
  'is on line {1} already': 'ipo tayari kwenye mstari {1}',
  'has no header of a known statement: {1}': 'haina kichwa cha taarifa inayojulikana: {1}',
  'writes days that can be read in two ways: say --dates dmy or mdy':
    'inaandika siku zinazosomeka kwa njia mbili: sema siku zimeandikwaje',
  'writes some days with the year first and others not, as when a spreadsheet has changed some: take it from the operator anew, or say --dates dmy or mdy if both are right':
    'inaandika siku nyingine kwa mwaka kwanza na nyingine sivyo, kama baada ya lahajedwali: lichukue upya kwa mtandao, au sema siku zimeandikwaje kama zote ni sahihi',
  'has no movement that came to pass': 'haina muamala uliokamilika',
  'is another currency than that of the account': 'ni sarafu nyingine kuliko ya akaunti',
  'must be 1 to {1} characters': 'lazima iwe herufi 1 hadi {1}',
  '{1}; take the file from the operator anew': '{1}; chukua faili upya kwa mtandao',
  '{1} has lost zeros at its beginning: {2} writes {3} characters':
    '{1} imepoteza sifuri za mwanzo: {2} huandika herufi {3}',
  '{1} has lost its last digits in a spreadsheet':
    '{1} imepoteza tarakimu zake za mwisho kwenye lahajedwali',
  'is more than any amount can be here': 'inazidi kiasi chochote kinachowezekana hapa',
  'the columns that the installation file names, or {1}':
    'safu zinazotajwa na faili la usakinishaji, au {1}',
  'is not a day and time such as {1}': 'si siku na saa kama {1}',
}
