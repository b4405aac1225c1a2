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
}
