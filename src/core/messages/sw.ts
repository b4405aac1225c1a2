import type { SpokenLanguage } from './spoken-language.ts'
import { swahili, swahiliNumbers } from './vocabulary/sw.ts'
import { translation } from './translation.ts'

const texts = translation({
  'language.name': 'Kiswahili',
  'period.month': 'mwezi',
  'period.year': 'mwaka',

  // USSD: what every screen shares.
  'screen.back': 'Rudi',
  'screen.more': 'Zaidi',
  'screen.wrong': 'Chagua namba.',
  'screen.too-many-wrong': 'Majibu matatu hayakuwa sahihi, kwa hiyo simu hii imeisha. Piga tena.',
  'screen.wrong-kept':
    'Majibu matatu hayakuwa sahihi, kwa hiyo simu hii imeisha. Piga tena uendelee ulipoishia.',
  'screen.cannot-now':
    'Hatuwezi kujibu sasa. Hujatozwa chochote. Jaribu tena baada ya dakika chache.',
  'screen.cannot-now-short': 'Hatuwezi kujibu sasa. Hujatozwa.',
  'screen.no-mutual': 'Namba hii bado haijaanza kazi.',

  // USSD: language, a cut call, who is calling.
  'language.word': 'Lugha',
  'resume.ask': 'Uendelee ulipoishia?',
  'resume.continue': 'Ndiyo',
  'resume.again': 'Menyu kuu',
  'role.ask': 'Unapiga kama:',
  'role.clinic': 'Kituo {name}',
  'role.manager': 'Meneja {name}',
  'role.association': 'Kikundi {name}',

  // USSD: main menus.
  'main.pay': 'Lipa mchango',
  'main.standing': 'Je, nina bima?',
  'main.family': 'Familia yangu',
  'main.visit': 'Matibabu yangu',
  'main.receipts': 'Risiti',
  'main.other': 'Huduma nyingine',
  'other.pin': 'PIN ya huduma',
  'other.phone': 'Badilisha namba yangu',

  // USSD: paying. The keys of periods end in the words of a plan.
  'one.week': 'Wiki moja',
  'one.month': 'Mwezi mmoja',
  'one.quarter': 'Robo mwaka',
  'one.half-year': 'Nusu mwaka',
  'one.year': 'Mwaka mmoja',
  'one.season': 'Msimu mmoja',
  'pay.nothing-owed': 'Huna deni sasa.',
  'pay.all': 'Deni lote: {amount}',
  'pay.one': '{period}: {amount}',
  'pay.one-and-fee': '{period} + kiingilio: {amount}',
  'pay.ahead': '{period} mbele: {amount}',
  'pay.other': 'Kiasi kingine',
  'pay.ask-amount': 'Andika kiasi, kwa mfano {example}',
  'pay.amount-unreadable': 'Andika tarakimu tu.',
  'pay.amount-several': 'Ni {first} au {second}?',
  'pay.amount-step': '{first} au {second} tu.',
  'pay.amount-small': 'Angalau {amount}.',
  'pay.amount-large': 'Si zaidi ya {amount}.',
  'pay.confirm': 'Lipa {amount}',
  'pay.then-covered-until': 'Mtakuwa na bima hadi {date}',
  'pay.then-paid-through': 'Kisha umelipa hadi {date}',
  'pay.then-covered-between': 'Bima: {from} hadi {to}',
  'pay.still-owed': 'Deni litakalobaki: {amount}, bado hakuna bima',
  'pay.rest': 'Deni litakalobaki: {amount}',
  'pay.stays-closed': 'Hii haifungui tena uanachama',
  'pay.fees-mutual': 'Mfuko unalipa ada',
  'pay.fees-member': 'Ada ya mtandao ni juu yako',
  'pay.yes': 'Thibitisha',
  'pay.open-one': '{amount} iliombwa dakika 1 iliyopita',
  'pay.open-more': '{amount} iliombwa dakika {minutes} zilizopita',
  'pay.wait': 'Subiri',
  'pay.again': 'Omba tena',
  'pay.answer-it':
    'Ombi la {amount} liko kwenye simu hii. Lijibu hapo. Bila SMS ya risiti, hujalipa.',
  'pay.asked':
    'Ombi la {amount} litafika kwenye simu hii. Weka PIN ya pesa za simu hapo. SMS ya risiti itafuata: bila SMS, hujalipa.',
  'pay.ended': 'Uanachama huu umekwisha.',
  'pay.for-another': 'Lipia mwanachama mwingine',
  'pay.with-owed': 'Pamoja na deni la {amount}',
  'pay.ahead-count': 'Andika namba 1 hadi {most}.',
  'several.week': 'Wiki kadhaa mbele',
  'several.month': 'Miezi kadhaa mbele',
  'several.quarter': 'Robo mwaka kadhaa mbele',
  'several.half-year': 'Nusu mwaka kadhaa mbele',
  'several.year': 'Miaka kadhaa mbele',
  'several.season': 'Misimu kadhaa mbele',
  'ahead.week': 'Wiki ngapi mbele? 1 hadi {most}',
  'ahead.month': 'Miezi mingapi mbele? 1 hadi {most}',
  'ahead.quarter': 'Robo mwaka ngapi mbele? 1 hadi {most}',
  'ahead.half-year': 'Nusu mwaka ngapi mbele? 1 hadi {most}',
  'ahead.year': 'Miaka mingapi mbele? 1 hadi {most}',
  'ahead.season': 'Misimu mingapi mbele? 1 hadi {most}',
  'pay-for.number': 'Andika namba ya kadi ya mwanachama, k.m. {example}',
  'pay-for.unknown': 'Hakuna mwanachama wa namba hiyo.',
  'pay-for.member': 'Kwa {who}, namba {number}',
  'pay-for.closed': 'Simu hii imejaribu namba nyingi leo. Jaribu tena kesho.',

  // USSD: my standing. The keys of states end in the words of a standing.
  'state.applicant': 'Bado haijaanza',
  'state.waiting': 'Muda wa kusubiri',
  'state.active': 'Umelipa, uko sawa',
  'state.grace': 'Imechelewa, bima bado ipo',
  'state.suspended': 'Bima imesimamishwa',
  'state.struck-off': 'Uanachama umefutwa',
  'state.resigned': 'Uanachama umekwisha',
  'state.deceased': 'Uanachama umekwisha',
  'state.transferred': 'Uanachama umehamishwa',
  'standing.owed': 'Deni: {amount}',
  'standing.credit': 'Umelipa mbele: {amount}',
  'standing.paid-through': 'Umelipa hadi {date}',
  'standing.covered-until': 'Mna bima hadi {date}',
  'standing.waiting-until': 'Bima inaanza baada ya {date}',
  'standing.joining-fee': 'Kiingilio: {amount}',
  'standing.late-penalty': 'Faini ya kuchelewa: {amount}',
  'standing.to-pay-by': 'Lipa kufikia {date}: {amount}',
  'standing.stay-covered': 'Lipa kufikia {date} ili bima iendelee',
  'standing.reopen': 'Lipa deni ili bima irudi',
  'standing.begin': 'Lipa deni ili kuanza',
  'standing.nothing-to-do': 'Hakuna la kulipa sasa',
  'standing.pay': 'Lipa',
  'by.week': 'Wiki kwa wiki',
  'by.month': 'Mwezi kwa mwezi',
  'by.quarter': 'Kila robo mwaka',
  'by.half-year': 'Kila nusu mwaka',
  'by.year': 'Mwaka kwa mwaka',
  'by.season': 'Msimu kwa msimu',
  'help.call': 'Piga {phone}',
  'help.visit': 'Uliza ofisini kwetu',

  // USSD: my family, my visit, my receipts.
  'family.title': 'Familia: watu {count}',
  'family.covered-since': '{name}: tangu {date}',
  'family.covered-from': '{name}: kuanzia {date}',
  'family.covered-until': '{name}: {since} hadi {until} (umri)',
  'family.too-old': '{name}: hana tena (umri)',
  'family.people': 'Nani ana bima',
  'family.waits': '{name}: anasubiri meneja',
  'family.add-child': 'Ongeza mtoto',
  'family.add-spouse': 'Ongeza mume au mke',
  'family.name-child': 'Jina kamili la mtoto?',
  'family.name-spouse': 'Jina kamili la mume au mke?',
  'family.born': 'Alizaliwa lini? Siku, mwezi, mwaka: 04022026, au mwaka',
  'family.born-unreadable': 'Hii si tarehe.',
  'family.add': 'Ongeza {name}',
  'family.child-F': 'Msichana',
  'family.child-M': 'Mvulana',
  'family.spouse-F': 'Mke',
  'family.spouse-M': 'Mume',
  'family.filed':
    'Tumemwomba meneja amwongeze {name}. Utapata jibu kwa SMS. Hana bima kabla ya hapo.',
  'family.repeat': '{name} tayari anasubiri meneja. Utapata jibu kwa SMS.',
  'family.too-old-child': '{name} amezidi miaka {years}: ajiunge mwenyewe.',
  'family.registered': '{name} ameshasajiliwa.',
  'family.refused': '{name} hawezi kuongezwa kwa simu.',
  'visit.open': 'Namba za matibabu',
  'visit.none': 'Hakuna namba ya matibabu',
  'visit.code': '{code} {person}, {provider}, hadi {date}',
  'visit.who-asked': 'Nani aliuliza',
  'checks.title': 'Waliouliza kuhusu ninyi',
  'checks.none': 'Hakuna kituo kilichouliza.',
  'checks.yes': '{person}: ndiyo, ana bima',
  'checks.no': '{person}: hapana, hana bima',
  'checks.cannot-tell': '{person}: jibu halikupatikana',
  'checks.is-stopped': 'Hakuna malipo kwa hili.',
  'checks.not-us': 'Hatukuwa sisi: zuia',
  'checks.stopped': 'Asante. Ombi la {when} limezuiwa na tutalichunguza.',
  'receipts.title': 'Malipo yako ya mwisho',
  'receipts.none': 'Bado hakuna malipo.',
  'receipts.ref': 'Risiti {ref}',
  'receipts.cancelled': 'Malipo haya yalifutwa.',
  'receipts.send': 'Nitumie kwa SMS',
  'receipts.sent': 'Risiti {ref} inakuja kwa SMS kwenye simu hii.',

  // USSD: another phone.
  'phone.ask': 'Andika namba mpya ya simu.',
  'phone.unreadable': 'Hii si namba ya simu.',
  'phone.confirm': 'Simu mpya: {phone}',
  'phone.how': 'Meneja ataamua. Itaanza baada ya siku moja, na simu hii inaweza kukataa.',
  'phone.yes': 'Mwombe meneja',
  'phone.filed': 'Tumemwomba meneja. Simu hii itapata SMS na ina siku moja kukataa.',
  'phone.repeat': 'Ombi la kubadilisha simu tayari linasubiri meneja.',
  'phone.refused': 'Simu hii haiwezi kubadilishwa hivi.',

  // USSD: the service PIN.
  'pin.ask': 'Andika PIN yako ya huduma.',
  'pin.not-money': 'Usitumie PIN ya pesa za simu.',
  'pin.digits': 'Tarakimu 4 hadi 6.',
  'pin.wrong': 'PIN si sahihi. Umebakiza mara {left}.',
  'pin.locked.minutes': 'PIN tatu si sahihi. Jaribu tena baada ya dakika 15.',
  'pin.locked.day': 'PIN sita si sahihi. Jaribu tena kesho.',
  'pin.locked.manager': 'PIN tisa si sahihi. Meneja pekee anaweza kuiondoa sasa.',
  'pin.about': 'PIN ya huduma huficha hali yako, familia, matibabu na risiti.',
  'pin.is-set': 'PIN yako ya huduma imewekwa.',
  'pin.set-one': 'Weka PIN',
  'pin.change': 'Badilisha PIN',
  'pin.remove': 'Ondoa PIN',
  'pin.choose': 'Chagua tarakimu 4 hadi 6.',
  'pin.easy': 'Ni rahisi kubahatisha.',
  'pin.again': 'Andika tena tarakimu hizo.',
  'pin.different': 'Tarakimu hazifanani.',
  'pin.now-set':
    'PIN ya huduma imewekwa. Tutaiuliza kabla ya kuonyesha mambo yako ya siri. Ukiisahau, meneja anaweza kuiondoa.',
  'pin.now-removed': 'PIN ya huduma imeondolewa. Hatutaiuliza tena.',

  // USSD: people with no membership, clinics, managers, groups.
  'each.week': 'kwa wiki',
  'each.month': 'kwa mwezi',
  'each.quarter': 'kwa robo mwaka',
  'each.half-year': 'kwa nusu mwaka',
  'each.year': 'kwa mwaka',
  'each.season': 'kwa msimu',
  'join.choose': 'Kujiunga na mfuko upi?',
  'join.unknown-phone': 'Namba hii haijasajiliwa.',
  'join.name': 'Kujiunga, andika jina lako kamili.',
  'join.costs': 'Gharama',
  'join.pay-for': 'Lipia mwanachama',
  'join.letters': 'Andika herufi.',
  'join.born': 'Ulizaliwa mwaka gani? Kwa mfano 1988',
  'join.year-unreadable': 'Mwaka, kwa mfano 1988.',
  'join.sex': 'Wewe ni mwanamke au mwanaume?',
  'join.F': 'Mwanamke',
  'join.M': 'Mwanaume',
  'join.size': 'Mko wangapi katika familia, pamoja nawe?',
  'join.count-unreadable': 'Namba 1 hadi 40.',
  'join.place': 'Kijiji au kikundi chako?',
  'join.filed': 'Asante. Meneja ataamua na tutakujulisha kwa SMS. Usimlipe mtu kabla ya hapo.',
  'join.repeat':
    'Tumeshapokea ombi lako. Meneja ataamua na tutakujulisha kwa SMS. Usimlipe mtu kabla ya hapo.',
  'join.under-age': 'Mwanachama awe na miaka {years} au zaidi.',
  'join.refused': 'Ombi lako haliwezi kupokelewa kwa simu.',
  'join.contribution': 'Mchango {amount} {each}',
  'join.contribution-and-fee': 'Mchango {amount} {each}, kiingilio {fee}',
  'clinic.number': 'Tutumie namba ya kadi, mfano {number}',
  'clinic.family': 'Wengine wa familia: {number}',

  // USSD: a manager removes a service PIN.
  'pin.reset': 'Ondoa PIN ya huduma',
  'pin.reset-ask': 'Ondoa PIN ya huduma ya {member}?',
  'pin.reset-told': 'Mwanachama ataambiwa kwa SMS.',
  'pin.reset-done':
    'PIN ya huduma imeondolewa. Mwanachama ataambiwa kwa SMS na anaweza kuchagua nyingine kwa simu.',
  'pin.reset-none': 'Mwanachama huyu hana PIN ya huduma.',

  // USSD: an association pays for its members.
  'group.owed': 'Deni la wanachama',
  'group.payments': 'Malipo ya mwisho',
  'group.owing': 'Wanachama {count} kati ya {members} wanadaiwa {amount}',
  'group.nobody': 'Hakuna anayedaiwa kati ya wanachama {members}.',
  'group.pay-all': 'Lipia wote',
  'group.choose': 'Chagua wanachama',
  'group.choose-title': 'Chagua wa kulipiwa',
  'group.chosen': 'Umechagua: {count}, {amount}',
  'group.pay-chosen': 'Lipa',
  'group.confirm': 'Lipa {amount}, wanachama: {count}',
  'group.what-is-owed': 'Ndicho wanachodaiwa leo.',
  'group.asked':
    'Ombi la {amount} litafika kwenye simu hii. Weka PIN ya pesa za simu hapo. Kila mwanachama ({count}) atapata SMS: bila SMS, hujalipa.',
  'group.not-asked': 'Deni limebadilika.',
  'group.none-paid': 'Bado hakuna malipo.',
  'group.payment': '{date} {amount}, wanachama: {count}',
  'group.parts-missing': '{date} {amount}: tuambie sehemu',

  // USSD: a clinic checks and bills.
  'clinic.check': 'Hakiki mgonjwa',
  'clinic.bill': 'Bili ya matibabu',
  'clinic.today': 'Waliohakikiwa leo',
  'clinic.by-sms': 'Kwa SMS',
  'clinic.ask-number': 'Andika namba ya kadi, mfano {number}, au simu ya mwanachama',
  'clinic.number-unreadable': 'Hakuna namba ndani yake.',
  'clinic.one-number': 'Namba moja tu, tafadhali.',
  'clinic.several': 'Wanachama kadhaa: andika namba.',
  'clinic.two-readings': 'Andika NUM, TEL au KADI mwanzoni.',
  'clinic.by-service': 'Kwa huduma moja',
  'clinic.which-service': '{who}: kwa huduma ipi?',
  'clinic.bill-how': 'Kutuma bili: {example}',
  'clinic.number-wrong': 'Namba haijulikani au ina kosa.',
  'clinic.nothing-told': 'Angalia kadi. Hakuna taarifa iliyotolewa.',
  'clinic.cannot': 'Hatuwezi kuhakiki sasa. HAJAKATALIWA. Jaribu tena baada ya dakika 5.',
  'clinic.who': 'Mgonjwa gani wa {number}?',
  'clinic.member': 'Mwanachama',
  'clinic.another': 'Mtu mwingine',
  'clinic.ask-person': 'Andika namba ya mtu baada ya namba ya kadi: 1, 2, 3',
  'clinic.person-unreadable': 'Namba moja tu: 1, 2, 3',
  'clinic.bill-now': 'Bili ya matibabu haya',
  'clinic.next': 'Mgonjwa mwingine',
  'clinic.none-today': 'Hakuna aliyehakikiwa leo bado.',
  'clinic.count-today': 'Waliohakikiwa leo: {count}',
  'clinic.today.unknown': 'haijulikani',
  'clinic.today.yes': 'NDIYO',
  'clinic.today.no': 'HAPANA',
  'clinic.today.cannot-tell': '?',
  'bill.which-visit': 'Matibabu yapi?',
  'bill.no-visit': 'Hakuna matibabu yanayosubiri bili. Hakiki mgonjwa kwanza.',
  'bill.other-code': 'Namba nyingine',
  'bill.ask-code': 'Andika namba ya matibabu',
  'bill.code-wrong': 'Namba ya matibabu si sahihi.',
  'bill.code-closed': 'Namba hii haipokei bili tena.',
  'bill.not-covered': 'Hana bima: piga simu kwa mfuko.',
  'bill.no': 'Bili haiwezekani sasa.',
  'bill.which-service': 'Matibabu {code}. Huduma ipi?',
  'bill.ask-amount': '{service}: andika kiasi chote cha bili',
  'bill.confirm': 'Bili {amount}, {service}',
  'bill.patient': 'Mgonjwa analipa {amount}',
  'bill.mutual': 'Mfuko unalipa {amount}',
  'bill.emergency': 'Dharura: mfuko utaamua',
  'bill.of-code': 'Namba {code}',
  'bill.done':
    'Bili ya {date} imepokelewa. Mgonjwa alipe {patient} sasa. Mfuko utakulipa {share} katika malipo yajayo.',
  'bill.kept':
    'Bili imehifadhiwa. Mfuko utaamua dharura hii na kukujulisha. Kwa sasa mgonjwa analipa {patient}.',

  // USSD: managers and collectors.
  'role.collector': 'Mkusanyaji {name}',
  'manager.arrears': 'Wanaodaiwa',
  'manager.money': 'Fedha zilizoingia',
  'manager.member': 'Mwanachama',
  'manager.unmatched': 'Fedha zisizojulikana',
  'manager.matters': 'Za kuamua',
  'manager.alerts': 'Tahadhari',
  'staff.ask-number': 'Andika namba ya mwanachama',
  'staff.number-unknown': 'Hakuna mwenye namba hii hapa.',
  'staff.no': 'Haiwezekani sasa.',
  'arrears.count': 'Wanachama {count} kati ya {members} wanadaiwa.',
  'arrears.by-1': 'kipindi 1',
  'arrears.by-2': 'vipindi 2',
  'arrears.by-3': 'vipindi 3+',
  'arrears.next': 'Wanaofuata',
  'arrears.by-sms': 'Orodha kwa SMS',
  'arrears.send': 'Tuma orodha hii kwa SMS kwenye simu hii?',
  'arrears.yes': 'Tuma',
  'arrears.sent': 'Orodha inakuja kwa SMS, wanachama: {count}. Piga tena kwa wanaofuata.',
  'money.today': 'Leo: {amount} ({count})',
  'money.week': 'Siku 7: {amount} ({count})',
  'money.month': 'Mwezi huu: {amount} ({count})',
  'money.cash': 'Taslimu',
  'money.taken-back': 'Zilizorudishwa: {amount}',
  'subject.until': 'Bima hadi {date}',
  'remind.now': 'Kumbusha sasa',
  'remind.ask': 'Kumbusha {member} kwa SMS?',
  'remind.done':
    'Kikumbusho kinatumwa sasa, au asubuhi kama ni usiku. Akilipa kwanza, hakitatumwa.',
  'remind.recently': 'Mwanachama huyu alikumbushwa siku 3 zilizopita. Kingine kitafuata baadaye.',
  'remind.stopped': 'Mwanachama huyu hataki vikumbusho. Tafadhali mpigie simu.',
  'remind.no-phone': 'Mwanachama huyu hana simu. Tafadhali mtembelee.',
  'remind.nothing': 'Hadaiwi kitu, hakuna kilichotumwa.',
  'cash.received': 'Taslimu iliyopokelewa',
  'cash.in-hand': 'Taslimu mkononi',
  'cash.ask-amount': 'Taslimu ya {member}: andika kiasi',
  'cash.confirm': 'Taslimu: {amount}',
  'cash.no-phone': 'Hana simu: iandikwe ofisini.',
  'cash.done':
    'Imeandikwa, {receipt}. Mwanachama anapata SMS ya risiti sasa: bila SMS, hajalipa. Mkononi: {total}.',
  'cash.hand': 'Mkononi: {amount}',
  'cash.bring': 'Peleka benki au ofisini.',
  'unmatched.none': 'Fedha zote zina wenyewe.',
  'unmatched.count': 'Zisizojulikana: {count}',
  'unmatched.whose': '{amount}: andika namba ya mwanachama husika',
  'unmatched.typed': 'Mlipaji aliandika {typed}',
  'unmatched.give': 'Hesabu {amount} kwa:',
  'unmatched.proposed': 'Meneja mwingine aamue kwanza.',
  'unmatched.done': 'Tayari. Mwanachama na mlipaji wanapata SMS.',
  'unmatched.waits':
    'Zaidi ya kikomo: ombi {proposal} linasubiri meneja mwingine akubali. Hakuna kinachohesabiwa kabla.',
  'matters.none': 'Hakuna la kuamua.',
  'matters.count': 'Za kuamua: {count}',
  'matters.kind.match': 'Fedha {about} kwa',
  'matters.kind.reversal': 'Futa malipo {about}',
  'matters.kind.refund': 'Rejesha fedha za {about}',
  'matters.kind.join': '{about} anataka kujiunga',
  'matters.kind.person': 'Ongeza {about} kwa',
  'matters.kind.phone': 'Simu mpya ya',
  'matters.kind.strike-off': 'Ondoa uanachama',
  'matters.kind.readmission': 'Rejesha uanachama',
  'matters.kind.write-off': 'Samehe deni la',
  'matters.kind.post-event': 'Andika {about}',
  'matters.kind.drop-event': 'Acha {about}',
  'matters.family': 'familia ya {count}',
  'matters.by': 'Ombi la {name}',
  'matters.approved': 'Kubali',
  'matters.refused': 'Kataa',
  'matters.same': 'Meneja mwingine aamue hili.',
  'matters.done': 'Imeamuliwa. Mhusika anapata SMS.',

  // What managers are to look at, on the screen and by SMS.
  'alerts.title': 'Tahadhari: {count}',
  'alerts.none': 'Hakuna tahadhari.',
  'alerts.seen': 'Nimeona: iondoe',
  'alert.suspense': 'Zisizojulikana: {count}, {amount}',
  'alert.difference': 'Tofauti na taarifa: {count}',
  'alert.sms-failing': 'SMS ambazo hazikufika: {count}',
  'alert.sms-falling': 'SMS zinazofika zimepungua: {count}%',
  'alert.operator-silent': '{what} kimya, malipo yanasubiri: {count}',
  'alert.clinic-asks': '{what} kiliuliza namba {count}',
  'alert.not-me': 'Mwanachama akana: {what}',
  'alert.was-me': 'Matibabu yalikuwa yake: {what}',
  'alert.call-me': 'Anataka simu: {what}',
  'alert.complaint': 'Malalamiko: {what}',
  'alert.two-providers': '{what} vituo viwili',
  'alert.many-visits': '{what}: matibabu {count} kwa mwezi',
  'alert.applicants': 'Za kuamua: {count}',
  'alert.budget': 'Bajeti ya SMS imeisha',
  'alert.clock': 'Saa imekosea siku {count}',
  'alert.event-held': 'Imezuiliwa, wawili waamue: {what}, {amount}',
  'alert.event-unreadable': 'Haisomeki: {what}',
  'alert.callback-conflict': 'Imesemwa tofauti: {what}',

  // SMS: sentences that several messages end with.
  'sms.dial': 'Piga {code}.',
  'sms.call': 'Piga {phone}.',
  'sms.keep': 'Tunza SMS hii.',
  'sms.again': 'Imetumwa tena kwa ombi lako.',
  'sms.pin-reset':
    '{mutual}: meneja ameondoa PIN ya huduma ya mwanachama {number}. Kama hukuomba, tuambie.',
  'sms.paid-ahead': 'Imelipwa mbele: {amount}.',
  'sms.owed': 'Deni: {amount}.',
  'sms.owed-to-begin': 'Deni kabla ya bima kuanza: {amount}.',
  'sms.owed-to-reopen': 'Deni kabla ya bima kurudi: {amount}.',
  'sms.nothing-owed': 'Huna deni sasa.',
  'sms.covered-until': 'Mna bima hadi {date}.',
  'sms.covered-after': 'Bima inaanza baada ya {date}.',
  'sms.suspended': 'Hamna bima sasa.',
  'sms.ended': 'Uanachama huu umekwisha.',

  // SMS: receipts, to the member, to another payer, to the member another paid for.
  'sms.receipt': '{mutual}: tumepokea {amount} {when} kwa {number}. Ref {ref}.',
  'sms.receipt.payer': '{mutual}: tumepokea {amount} {when} kwa mwanachama {number}. Ref {ref}.',
  'sms.receipt.member': '{mutual}: umelipiwa {amount} {when}. Mwanachama {number}.',
  'sms.receipt.member-plain': '{mutual}: umelipiwa mchango {when}. Mwanachama {number}.',

  // SMS: a payment for the members of an association, to its payer and to each of them.
  'sms.receipt.association':
    '{mutual}: tumepokea {amount} {when} kwa {association}, wanachama: {count}. Ref {ref}.',
  'sms.receipt.part': '{mutual}: umelipiwa {amount} ({number}). Ref {ref}.',
  'sms.by-association': 'Aliyelipa: {association} {when}.',
  'sms.suspense.shared':
    '{mutual}: {amount}, ref {ref}, sasa zimehesabiwa kwa {association}, wanachama: {count}.',
  'sms.suspense.parts':
    '{mutual}: tumepokea {amount} kwa {association}. Pesa ziko salama hadi mtuambie sehemu ya kila mwanachama. Ref {ref}',

  // SMS: a payment request that brought no money. The keys end in the reason.
  'sms.prompt.refused':
    '{mutual}: malipo ya {amount} yamekataliwa kwenye simu yako. Hakuna kilicholipwa.',
  'sms.prompt.no-funds':
    '{mutual}: salio la simu yako halitoshi kwa {amount}. Hakuna kilicholipwa.',
  'sms.prompt.wrong-pin': '{mutual}: PIN si sahihi kwa malipo ya {amount}. Hakuna kilicholipwa.',
  'sms.prompt.limit':
    '{mutual}: {amount} ni zaidi ya kikomo cha akaunti ya simu yako. Hakuna kilicholipwa.',
  'sms.prompt.unreachable':
    '{mutual}: ombi la {amount} halikufika kwenye simu yako. Hakuna kilicholipwa.',
  'sms.prompt.expired':
    '{mutual}: bado hakuna jibu kwa ombi la {amount}. Kama umelipa, risiti itafuata.',
  'sms.prompt.paid-already':
    '{mutual}: ombi la kwanza limelipwa, kwa hiyo hatukuomba {amount} tena.',
  'sms.prompt.try-later':
    '{mutual}: ombi la {amount} halikuwezekana sasa. Hakuna kilicholipwa. Jaribu tena baadaye.',
  'sms.prompt.misconfigured':
    '{mutual}: ombi la {amount} halikuwezekana sasa. Hakuna kilicholipwa. Tunalishughulikia.',

  // SMS: money without a member number.
  'sms.suspense':
    '{mutual}: tumepokea {amount} bila namba sahihi ya mwanachama. Pesa ziko salama. Jibu kwa namba yako ya mwanachama. Ref {ref}',
  'sms.suspense.matched': '{mutual}: {amount}, ref {ref}, sasa ni za mwanachama {number}.',
  'sms.suspense.unknown-number':
    '{mutual}: namba ya mwanachama haipo. Hakikisha, kisha jibu tena. Pesa zako {amount} ziko salama. Ref {ref}',
  'sms.suspense.none': 'Hakuna malipo ya simu hii yanayosubiri namba ya mwanachama.',

  // SMS: cash, to whoever took it or brought it away; money that was taken back or paid back.
  'sms.cash.taken':
    '{mutual}: taslimu {amount} zimeandikwa kwa mwanachama {number}, ref {ref}. Ulizo nazo: {total}.',
  'sms.cash.deposited':
    '{mutual}: pesa ulizokabidhi {amount}, ref {ref}, zimeandikwa. Ulizo nazo: {total}.',
  'sms.reversed': '{mutual}: {amount}, ref {ref}, zimefutwa. Mwanachama {number}.',
  'sms.reversed.payer': '{mutual}: {amount} za mwanachama {number}, ref {ref}, zimefutwa.',
  'sms.refunded': '{mutual}: {amount} zimerudishwa, ref {ref}. Mwanachama {number}.',
  'sms.refunded.payer': '{mutual}: {amount} za mwanachama {number} zimerudishwa, ref {ref}.',

  // SMS: the life of a membership: its end, notices before it is struck off, readmission.
  'sms.life.ends': '{mutual}: uanachama {number} unakwisha. Siku ya mwisho: {date}.',
  'sms.life.struck-off':
    '{mutual}: imeamuliwa kuwa uanachama {number} unakwisha. Siku ya mwisho: {date}.',
  // SMS: who became a member, and people of a household.
  'sms.joined': '{mutual}: karibu. Namba yako ya uanachama ni {number}.',
  'sms.joined.pay': 'Ili kuanza, lipa {amount}.',
  'sms.not-joined':
    '{mutual}: asante kwa kuomba kujiunga. Hatuwezi kukusajili kwa sasa. Tafadhali ongea nasi.',
  'sms.person.added': '{mutual}: {person} sasa yuko katika familia yako, namba {number}.',
  'sms.person.waiting': 'Kusubiri hadi {date}.',
  'sms.phone.changing':
    '{mutual}: kuanzia {when} ujumbe wa namba {number} utaenda simu {phone}. Hutaki? Jibu ZUIA MABADILIKO kabla ya hapo.',
  'sms.phone.new': '{mutual}: kuanzia {when} simu hii ni ya mwanachama {number}.',
  'sms.phone.kept': '{mutual}: simu hii inabaki ya mwanachama {number}.',
  'sms.phone.none': 'Hakuna mabadiliko ya simu yanayosubiri.',
  'sms.phone.how': 'Kuzuia mabadiliko ya simu tuma {word}',
  'sms.person.not-added':
    '{mutual}: hatuwezi kumsajili {person} katika familia yako kwa sasa. Tafadhali ongea nasi.',
  // SMS: reminders and notices of rights. What to dial or whom to call follows.
  'sms.remind.before-due':
    '{mutual}: mchango wa {amount} ulipwe kabla ya {date}. Mwanachama {number}.',
  'sms.remind.grace':
    '{mutual}: {amount} imechelewa. Lipa kufikia {date} usipoteze bima. Mwanachama {number}.',
  'sms.remind.before-suspension':
    '{mutual}: lipa {amount} kufikia {date}, la sivyo bima itasimama. Mwanachama {number}.',
  'sms.remind.cover-ends':
    '{mutual}: bima yenu inaisha {date}. Mwanachama {number}. Wasiliana nasi.',
  'sms.remind.suspended':
    '{mutual}: bima imesimama tangu {date}. Lipa {amount} bima irudi. Mwanachama {number}.',
  'sms.remind.cover-stopped':
    '{mutual}: bima imesimama tangu {date}. Mwanachama {number}. Wasiliana nasi.',
  'sms.remind.reopened': '{mutual}: mna bima tena tangu {date}. Mwanachama {number}.',
  'sms.remind.ageing-out':
    '{mutual}: {person} ana bima kama mtoto hadi {date}. Kisha: kujiunga kama mwanachama. Mwanachama {number}.',
  'sms.remind.applicant': '{mutual}: lipa {amount} ili bima yenu ianze. Mwanachama {number}.',
  'sms.remind.by-hand': '{mutual}: deni: {amount}. Mwanachama {number}.',
  'sms.remind.stop': 'Kuacha vikumbusho: STOP',
  'sms.remind.association':
    '{mutual}: leo tumekumbusha wanachama {count} wa {association}. Wanadaiwa {amount}.',
  'sms.life.notice':
    '{mutual}: mwanachama {number} unadaiwa {amount}, unaweza kuondolewa. Utasikilizwa: {hearing}. Ukilipa yanaisha.',
  'sms.life.readmitted': '{mutual}: Mwanachama {number}, umekuwa mwanachama tena tangu {date}.',

  // SMS: answers to clinics. Nothing about money owed, nobody else of the household.
  'sms.check.yes': '{person}: NDIYO.',
  'sms.check.yes-emergency': '{person}: NDIYO, DHARURA.',
  'sms.check.no': '{person}: HAPANA.',
  'sms.check.service': '{service}.',
  'sms.check.share': 'Mgonjwa alipe {percent}%.',
  'sms.check.share-varies': 'Malipo: kutegemea huduma.',
  'sms.check.left': 'Kikomo: imebaki {amount}.',
  'sms.check.left-shared': 'Kikomo: {amount}, namba nyingine ipo.',
  'sms.check.visits-left': 'Matibabu yaliyobaki: {count}.',
  'sms.check.code': 'Kwa leo {date}. Namba {code}',
  'sms.check.code-closed': 'Namba {code}: hakuna bili tena leo.',
  'sms.check.reason.B1': 'Uanachama hauko hai.',
  'sms.check.reason.W1': 'Muda wa kusubiri hadi {date}.',
  'sms.check.reason.C1': 'Sababu: mchango. Mgonjwa anaweza kulipa sasa: {code}, kisha tuma tena.',
  'sms.check.reason.C1-call': 'Sababu: mchango. Mgonjwa apigie simu ofisi ya mfuko.',
  'sms.check.reason.S1': 'Huduma hii haimo kwenye bima.',
  'sms.check.reason.S2': 'Huduma hii haimo kwenye kituo hiki.',
  'sms.check.reason.S3': 'Rufaa inahitajika kwanza.',
  'sms.check.reason.L1': 'Kikomo kimefikiwa.',
  'sms.check.reason.G1': 'Barua ya dhamana inahitajika kwanza.',
  'sms.check.unknown':
    '{asked}: namba haijulikani au tarakimu si sahihi. Angalia kadi, tuma tena. Hakuna taarifa iliyotolewa.',
  'sms.check.who':
    '{asked}: kwa nani? Mwanachama: namba peke yake. Mwingine wa familia: namba na {asked}/2. Hakuna taarifa iliyotolewa.',
  'sms.check.cannot':
    '{asked}: haiwezekani kuangalia sasa. HAJAKATALIWA. Jaribu tena baada ya dakika 5.',
  'sms.check.not-registered': 'Simu hii haijasajiliwa kwa kituo. Hakuna taarifa iliyotolewa.',
  'sms.check.which':
    '{asked} yaweza kuwa namba ya mwanachama, simu au kadi. Tuma NUM {asked}, TEL {asked} au KADI {asked}',

  // SMS: to the member, that somebody asked.
  'sms.check.notice': '{mutual}: bima ya {person} iliulizwa {when}. Si wewe? Jibu SI MIMI',
  'sms.not-me': '{mutual}: asante. Ombi la {when} limesimamishwa na tutalichunguza.',
  'sms.not-me.none': 'Hakuna ombi la karibuni la kusimamisha.',
  'sms.not-me.how': 'Kuna matibabu yasiyo yako? Tuma {word}',
  'sms.was-me': '{mutual}: asante. Imefunguliwa tena: {codes}.',
  'sms.was-me.none': 'Hakuna kilichokanwa kutoka simu hii katika dakika 10 zilizopita.',

  // SMS: balance.
  'sms.balance': '{mutual}: Mwanachama {number}.',
  'sms.balance.owed': 'Deni: {amount}.',

  // SMS: help, language, reminders.
  'sms.help': 'Unaweza kutuma: {commands}',
  'sms.help.check': '{example} (je, ana bima)',
  'sms.help.bill': '{example} (bili)',
  'sms.help.arrears': '{example} (waliochelewa)',
  'sms.help.total': '{example} (mapato)',
  'sms.help.cash': '{example} (taslimu)',
  'sms.help.pay': '{example} (lipa)',
  'sms.help.family': '{example} (nani ana bima)',
  'sms.help.receipt': '{example} (risiti ya mwisho)',
  'sms.help.list': '{example} (nani anadaiwa)',
  'sms.help.attribute': '{example} (malipo ya nani)',
  'sms.help.balance': '{example} (deni lako)',
  'sms.help.language': '{example} (lugha)',
  'sms.help.stop': '{example} (bila vikumbusho)',
  'sms.language.changed': 'Kuanzia sasa tutakuandikia kwa Kiswahili.',
  'sms.language.ask': 'Tuma {choices}.',
  'sms.language.choice': 'LANG SW kwa Kiswahili',
  'sms.stop':
    'Simu hii haitapata vikumbusho tena. Risiti zitaendelea kuja. Tuma ANZA kupata vikumbusho tena.',
  'sms.start': 'Utapata vikumbusho tena. Tuma ACHA kuvisimamisha.',

  // SMS: errands of members, clinics, managers and collectors.
  'sms.pay.asked':
    '{mutual}: ombi la {amount} kwa mwanachama {number} linakuja kwenye simu hii. Weka PIN ya pesa za simu hapo. Bila SMS: hujalipa.',
  'sms.pay.open':
    '{mutual}: ombi la {amount} liko tayari kwenye simu hii. Lijibu, au jaribu tena baada ya dakika 10.',
  'sms.pay.ahead': 'Hakuna deni. Kulipa mapema tuma kiasi: {example}',
  'sms.amount-missing': 'Kiasi gani? Tuma kwa mfano {example}',
  'sms.amount-unreadable': 'Kiasi hakisomeki. Tuma kwa mfano {example}',
  'sms.amount-several': 'Ni {first} au {second}? Tuma hivyo. Hakuna kilichofanyika.',
  'sms.amount-step': 'Akaunti hii hupokea {first} au {second} tu. Hakuna kilichofanyika.',
  'sms.amount-between': 'Kiasi kiwe kati ya {least} na {most}. Hakuna kilichofanyika.',
  'sms.call-me': '{mutual}: asante. Utapigiwa simu.',
  'sms.complaint': '{mutual}: pole sana. Lalamiko lako limeandikwa na utapigiwa simu.',
  'sms.paid.last': '{mutual}: mwisho tulipokea {amount} {when}, ref {ref}. Mwanachama {number}.',
  'sms.paid.nothing': '{mutual}: hakuna kilichofika tangu {date}. Mwanachama {number}.',
  'sms.paid.what': 'Umelipa baada ya hapo? Subiri dakika 10, kisha piga simu.',
  'sms.unknown-member': 'Hatupati mwanachama namba {number}. Tafadhali hakiki.',
  'sms.family.from': '{name} kuanzia {date}',
  'sms.family.too-old': '{name} (umri umepita)',
  'sms.and-more': '{list} +{count}.',
  // SMS: what members of an association owe, to its treasurer.
  'sms.group.owing':
    '{mutual}: wanachama {count} kati ya {members} wa {association} wanadaiwa {amount}.',
  'sms.group.nobody': '{mutual}: hakuna mwanachama wa {association} anayedaiwa.',
  'sms.group.how': 'Tuma {pay} kuwalipia wote, {list} kuona ni nani.',
  'sms.group.list': '{mutual}, {association}: {list}.',
  'sms.group.asked':
    '{mutual}: ombi la {amount} kwa wanachama {count} wa {association} linakuja. Weka PIN ya pesa za simu hapo. Bila SMS: hujalipa.',
  // SMS: the bills of clinics, and what staff ask.
  'sms.bill.taken':
    '{mutual}: bili {code} ya {amount} imeandikwa. Mgonjwa analipa {patient}, sisi {share}.',
  'sms.bill.emergency':
    '{mutual}: bili ya dharura {code} ya {amount} imeandikwa. Tutaamua na kukujulisha.',
  'sms.bill.code':
    '{code}: namba haijulikani au ina kosa. Hakuna kilichoandikwa. Hakiki na utume tena.',
  'sms.bill.again': 'Huduma au kiasi hakisomeki. Tuma kwa mfano {example}',
  'sms.bill.refused': 'Namba {code}: hakuna kilichoandikwa.',
  'sms.guarded': '{mutual}: hii inalindwa na PIN yako ya huduma na huonyeshwa kwenye skrini tu.',
  'sms.receipt.none': '{mutual}: bado huna malipo yoyote.',
  'sms.arrears':
    '{mutual} {date}: wanachama {behind} kati ya {members} wamechelewa. Kipindi 1: {one}, 2: {two}, 3+: {three}. Deni {amount}.',
  'sms.arrears.none': '{mutual}: hakuna mwanachama aliyechelewa.',
  'sms.details': 'Tuma {example}',
  'sms.list': '{mutual}, wamechelewa {periods}: {list}.',
  'sms.list.none': '{mutual}: hakuna aliyechelewa kwa {periods}.',
  'sms.list.over': 'Hakuna orodha ya kuendelea. Tuma kwa mfano {example}',
  'sms.more': 'Zaidi: {example}',
  'sms.total': '{mutual}: zilizopokelewa leo {today}, siku 7 {week}, mwezi huu {month}.',
  'sms.total.unmatched': 'Zisizojulikana: {count}, {amount}.',
  'sms.match.none': '{mutual}: hakuna malipo yanayosubiri mwanachama.',
  'sms.match.list': '{mutual}, fedha zisizojulikana ({count}): {list}.',
  'sms.match.waits':
    '{mutual}: {amount}, ref {ref}, mwanachama {number}, inasubiri meneja wa pili: {example}',
  'sms.decide.none': '{mutual}: hakuna kinachosubiri uamuzi.',
  'sms.decide.list': '{mutual}, ya kuamua ({count}): {list}.',
  'sms.decide.approved': '{mutual}: {what} imeidhinishwa.',
  'sms.decide.refused': '{mutual}: {what} imekataliwa.',
  'sms.decide.which': 'Ziko mbili za namba hii. Tuma {one} au {other}',
  'sms.unusual':
    '{mutual}: {amount} si kawaida, hakuna kilichoandikwa bado. Kama ni sahihi, tuma ujumbe huo tena na {word}',
  'sms.cash.twice':
    '{mutual}: taslimu {amount} ya {number} iliandikwa {when}, ref {ref}. Kama ni malipo mengine, tuma tena na {word}',
  'sms.refused': 'Haiwezekani kwa SMS. Tafadhali uliza ofisini.',
  'sms.refused.receipt': 'Hatupati risiti hii. Hakiki namba yake.',
  'sms.refused.matched': 'Malipo haya yana mwanachama tayari.',
  'sms.refused.proposed': 'Hii inasubiri meneja wa pili tayari.',
  'sms.refused.same-person': 'Meneja mwingine anapaswa kuamua.',
  'sms.refused.nothing': 'Hakuna cha namba hii kinachosubiri uamuzi.',
  'sms.refused.decided': 'Hili liliamuliwa awali.',
  'sms.refused.no-phone':
    'Mwanachama huyu hana simu ya risiti. Hakuna kilichoandikwa: bila SMS, hajalipa.',

  // SMS: alerts to managers.
  'sms.alert.suspense':
    '{mutual}: {amount} ni fedha zisizojulikana ({count}). Tafuta mwenyewe, au muulize mlipaji.',
  'sms.alert.difference': '{mutual}: tofauti {count} na taarifa ya kampuni kwa zaidi ya siku moja.',
  'sms.alert.sms-failing': '{mutual}: SMS {count} za siku iliyopita hazikufika.',
  'sms.alert.sms-falling':
    '{mutual}: {count}% tu ya SMS za siku iliyopita zimefika, chini ya awali.',
  'sms.alert.operator-silent': '{mutual}: {what} iko kimya, malipo {count} yanasubiri.',
  'sms.alert.clinic-asks':
    '{mutual}: kituo {what} kimeuliza namba {count} kwa saa moja. Hakijibiwi kwa sasa.',
  'sms.alert.not-me': '{mutual}: mwanachama anakana matibabu: {what}. Namba yake imezuiwa.',
  'sms.alert.was-me':
    '{mutual}: mwanachama anasema yalikuwa yake: {what}. Namba imefunguliwa tena.',
  'sms.alert.call-me': '{mutual}: tafadhali mpigie mwanachama: {what}.',
  'sms.alert.complaint': '{mutual}: mwanachama analalamika: {what}. Mpigie.',
  'sms.alert.two-providers': '{mutual}: {what} alikuwa vituo viwili leo.',
  'sms.alert.many-visits': '{mutual}: {what} ana matibabu {count} mwezi huu.',
  'sms.alert.applicants': '{mutual}: Maombi yanayosubiri uamuzi: {count}.',
  'sms.alert.budget':
    '{mutual}: bajeti ya SMS ya {date} imekwisha. Vikumbusho vinasubiri hadi kesho. Risiti na majibu kwa vituo bado vinatumwa.',
  'sms.alert.clock':
    '{mutual}: saa ya huduma imekosea siku {count}. Hakuna kinachorekodiwa wala kutumwa hadi irekebishwe. Mwambie fundi.',
  'sms.alert.event-held':
    '{mutual}: Malipo ya {amount} ({what}) hayajaandikwa: ni makubwa mno. Mameneja wawili waamue.',
  'sms.alert.event-unreadable':
    '{mutual}: Ujumbe usiosomeka umefika {what}. Umehifadhiwa; mwambie anayeendesha huduma.',
  'sms.alert.callback-conflict':
    '{mutual}: Kampuni ya simu inasema tofauti kuhusu malipo {what}. Hakuna kilichobadilika; iulize.',

  // SMS: the week, to managers.
  'sms.digest':
    '{mutual}: wanachama {members}. Deni 1: {one}, 2: {two}, 3+: {three}. Deni {due}. Siku 7: {received}.',
  'sms.digest.alerts': 'Tahadhari: {count}.',
  'sms.alerts.list': '{mutual}, tahadhari ({count}): {list}.',
  'sms.alerts.none': '{mutual}: hakuna tahadhari.',

  // SMS: what could not be done.
  'sms.unknown': 'Hatukuelewa. Tuma MSAADA kuona unachoweza kuuliza.',
  'sms.stranger': '{mutual}: namba hii haijasajiliwa. Kujiunga, au kumlipia mwanachama:',
  'sms.join': '{mutual}: {amount} {each} {whom}. Inalipia: {services}.',
  'sms.join.family': 'kwa familia',
  'sms.join.person': 'kwa kila mtu',
  'sms.unknown.nearest':
    'Hatukuelewa. Je, ulimaanisha {example}? Tuma MSAADA kuona unachoweza kuuliza.',
  'sms.incomplete': 'Namba ya mwanachama haipo. Tuma kwa mfano {example}',
  'sms.incomplete.other': 'Haijakamilika au haisomeki. Tuma kwa mfano {example}',
  'sms.one-at-a-time':
    'Tafadhali tuma namba moja ya mwanachama kwa mara moja. Mwingine wa familia: {example}/2',
  'sms.wrong-number':
    '{asked}: tarakimu moja si sahihi au haipo. Hakikisha namba, kisha tuma tena.',
  'sms.not-allowed': 'Hili haliwezi kuulizwa kwa simu hii. Tuma MSAADA kuona unachoweza kuuliza.',
})

export const sw: SpokenLanguage = {
  name: 'Swahili',
  thousands: ',',
  texts,
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
    cash: {
      keywords: ['TASLIMU', 'PESA TASLIMU'],
      misspelt: ['TASILIMU'],
      examples: ['TASLIMU 0412337-8 1500', 'pesa taslimu 0412337-8 1500/='],
    },
  },
}
