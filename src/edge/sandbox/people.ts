/**
 * The invented mutual of the sandbox, as the two files that everybody writes: its statutes and its
 * members. Names and numbers are fictitious. On Monday 2 March 2026, on which a new sandbox begins,
 * families have paid ahead, owe March, are suspended for one month or many, wait or have just
 * applied; in the yearly plan some are in grace.
 */

export const sandboxStatutes = {
  mutual: {
    code: 'umoja',
    name: 'Umoja Afya',
    country: 'KE',
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'sw', 'fr'],
    serviceCode: '*384*100#',
    helpPhone: '+254700000100',
    contact: { name: 'Grace', phone: '+254700000121' },
    wallets: [{ wallet: 'sandbox', payBill: '400200' }],
  },
  plans: [
    {
      code: 'family',
      validFrom: '2024-01-01',
      unit: 'family',
      period: 'month',
      contribution: '500',
      joiningFee: '200',
      dueDay: 5,
      graceDays: 15,
      waiting: { months: 3 },
      dependantWaiting: { days: 30 },
      newbornDays: 30,
      dependantMaxAge: 20,
      strikeOffAfterPeriods: 6,
      lateReturn: { afterMonths: 3, waiting: { months: 1 } },
      services: [
        {
          code: 'consultation',
          patientPercent: 20,
          ceiling: { amount: '20000', per: 'family', every: 'year' },
        },
        { code: 'medicines', patientPercent: 30 },
        { code: 'maternity', patientPercent: 10, waiting: { months: 9 } },
        {
          code: 'surgery',
          patientPercent: 20,
          waiting: { months: 6 },
          guaranteeLetter: true,
          ceiling: { amount: '100000', per: 'person', every: 'year' },
        },
      ],
    },
    {
      code: 'yearly',
      validFrom: '2024-01-01',
      unit: 'family',
      period: 'year',
      contribution: '5400',
      joiningFee: '200',
      dueDay: 31,
      graceDays: 45,
      waiting: { months: 1 },
      dependantWaiting: { days: 30 },
      newbornDays: 30,
      minimumPaidShare: 75,
      minimumPaidMonths: 6,
      dependantMaxAge: 20,
      services: [
        { code: 'consultation', patientPercent: 20 },
        { code: 'medicines', patientPercent: 30 },
        { code: 'maternity', patientPercent: 10, waiting: { months: 9 } },
      ],
    },
  ],
  providers: [
    {
      code: 'kibera',
      name: 'Kibera Health Centre',
      services: ['consultation', 'medicines', 'maternity'],
      agreement: { from: '2024-01-01' },
      language: 'en',
      phones: ['+254700000101', '+254700000102'],
    },
    {
      code: 'makadara',
      name: 'Makadara Hospital',
      services: ['consultation', 'medicines', 'surgery'],
      agreement: { from: '2025-01-01' },
      language: 'sw',
      phones: ['+254700000103'],
    },
  ],
  associations: [
    { code: 'mama-mboga', name: 'Mama Mboga Traders', phone: '+254700000111' },
    { code: 'boda-boda', name: 'Boda Boda Riders', phone: '+254700000112' },
    // Francis Ochieng speaks for it on the phone on which he is a member.
    { code: 'jua-kali', name: 'Jua Kali Artisans', phone: '+254700000113' },
  ],
  managers: [{ name: 'Grace Wambui', phone: '+254700000121', language: 'en' }],
}

export const sandboxMembers = `\
household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card
h01,41073511,Amina Otieno,F,1988-04-12,member,0700000001,en,family,mama-mboga,2025-02-10,yes,2026-02-28,UA-0017
h01,,Brian Otieno,M,1985,spouse,,,,,,,,
h01,,Faith Otieno,F,2012-09-03,child,,,,,,,,
h01,,Kevin Otieno,M,2019-01-21,child,,,,,,,,
h02,41147024,Joseph Kamau,M,1979-11-30,member,0700000002,en,family,jua-kali,2024-06-03,yes,2026-02-28,UA-0003
h02,,Mary Njeri Kamau,F,1983-02-14,spouse,,,,,,,,
h03,41220537,Halima Abdi,F,1991-07-19,member,0700000003,sw,family,mama-mboga,2025-05-20,yes,2026-02-28,
h03,,Yusuf Abdi,M,2016,child,,,,,,,,
h03,,Zainab Abdi,F,2018,child,,,,,,,,
h04,41294045,Peter Odhiambo,M,1974,member,0700000004,en,family,boda-boda,2024-02-12,yes,2026-02-28,UA-0001
h05,41367550,Mariama Diallo,F,1986-12-01,member,0700000005,fr,family,,2025-08-04,yes,2026-02-28,
h05,,Ousmane Diallo,M,1980,spouse,,,,,,,,
h06,41441067,Esther Wanjiku,F,1995-03-08,member,0700000006,sw,family,mama-mboga,2025-10-15,yes,2026-02-28,
h07,41514578,Samuel Kiprotich,M,1982-06-25,member,0700000007,en,family,boda-boda,2025-01-06,yes,2026-02-28,
h07,,Ruth Chebet,F,1986,spouse,,,,,,,,
h07,,Caleb Kiprotich,M,2010,child,,,,,,,,
h07,,Naomi Kiprotich,F,2014,child,,,,,,,,
h07,,Elijah Kiprotich,M,2021-05-30,child,,,,,,,,
h08,41588089,Lucy Akinyi,F,1990,member,0700000008,en,family,,2025-03-17,yes,2026-02-28,
h09,41661598,John Mwangi,M,1969-09-09,member,0700000009,sw,family,jua-kali,2024-01-15,yes,2026-03-31,UA-0002
h09,,Agnes Mwangi,F,1972,spouse,,,,,,,,
h09,,Paul Mwangi,M,2007-08-11,child,,,,,,,,
h10,41735102,Fatuma Hassan,F,1993-01-27,member,0700000010,sw,family,mama-mboga,2025-06-02,yes,2026-03-31,
h11,41808613,Awa Diop,F,1984-05-16,member,0700000011,fr,family,,2025-04-22,yes,2026-03-31,
h11,,Modou Diop,M,2011,child,,,,,,,,
h12,41882125,Daniel Mutua,M,1977-10-03,member,0700000012,en,family,boda-boda,2024-09-09,yes,2026-06-30,UA-0009
h12,,Jane Mutua,F,1980,spouse,,,,,,,,
h12,,Mercy Mutua,F,2013-12-24,child,,,,,,,,
h13,41955634,Catherine Nduta,F,1987-08-22,member,0700000013,en,family,,2025-07-14,yes,2026-12-31,
h14,42029146,Issa Traore,M,1981,member,0700000014,fr,family,jua-kali,2024-11-25,yes,2026-04-30,
h14,,Aminata Traore,F,1989,spouse,,,,,,,,
h14,,Sekou Traore,M,2020-02-29,child,,,,,,,,
h15,42102651,Rose Nyambura,F,1964-02-02,member,0700000015,sw,family,mama-mboga,2024-03-11,yes,2026-05-31,
h16,42176161,Michael Wafula,M,1992-04-04,member,0700000016,en,family,boda-boda,2025-02-24,yes,2026-01-31,
h16,,Sharon Nekesa,F,1996,spouse,,,,,,,,
h17,42249678,Beatrice Achieng,F,1989-06-18,member,0700000017,sw,family,mama-mboga,2025-01-20,yes,2026-01-31,
h18,42323183,David Njoroge,M,1970,member,0700000018,en,family,jua-kali,2024-04-08,yes,2025-12-31,UA-0005
h18,,Susan Njoroge,F,1975,spouse,,,,,,,,
h18,,Dennis Njoroge,M,2009,child,,,,,,,,
h19,42396691,Ndeye Fall,F,1994-09-13,member,0700000019,fr,family,,2025-03-03,yes,2025-12-31,
h20,42470205,Hassan Ali,M,1968,member,0700000020,sw,family,boda-boda,2024-05-13,yes,2025-08-31,UA-0006
h20,,Khadija Ali,F,1973,spouse,,,,,,,,
h21,42543716,Eunice Moraa,F,1983-03-29,member,0700000021,en,family,,2024-07-01,yes,2025-09-30,
h22,42617227,Collins Barasa,M,1998-12-12,member,0700000022,en,family,boda-boda,2026-01-12,yes,2026-03-31,
h23,42690730,Purity Wairimu,F,1996-05-05,member,0700000023,sw,family,mama-mboga,2026-01-26,yes,2026-02-28,
h23,,Ian Wairimu,M,2022-10-10,child,,,,,,,,
h24,42764247,Aissatou Ba,F,1990-10-20,member,0700000024,fr,family,,2026-02-09,yes,2026-02-28,
h24,,Ibrahima Ba,M,1986,spouse,,,,,,,,
h25,42837754,Alice Jepkosgei,F,1985-07-07,member,0700000025,en,family,mama-mboga,2025-04-14,yes,2026-03-31,
h25,,Timothy Koech,M,2015-06-06,child,,,,,2026-02-16,,,
h25,,Grace Koech,F,2026-02-20,child,,,,,2026-02-24,,,
h26,42911262,Victor Omondi,M,2001-01-15,member,0700000026,en,family,boda-boda,2026-02-23,no,,
h27,42984772,Salma Juma,F,1997,member,0700000027,sw,family,mama-mboga,2026-02-26,no,,
h27,,Rehema Juma,F,2020,child,,,,,,,,
h28,43058281,Cheikh Ndiaye,M,1988-08-08,member,0700000028,fr,yearly,jua-kali,2026-02-02,no,,
h29,43131796,George Macharia,M,1966-04-30,member,0700000029,en,yearly,jua-kali,2024-01-22,yes,2026-12-31,UA-0004
h29,,Margaret Macharia,F,1970,spouse,,,,,,,,
h30,43205301,Hellen Atieno,F,1978,member,0700000030,sw,yearly,,2025-02-17,yes,2025-12-31,
h30,,Brenda Atieno,F,2008-03-15,child,,,,,,,,
h31,43278816,Stephen Musyoka,M,1980-02-11,member,0700000031,en,yearly,jua-kali,2024-08-19,yes,2025-12-31,
h32,43352321,Adja Sow,F,1992-11-11,member,0700000032,fr,yearly,,2025-01-13,yes,2026-12-31,
h33,43425838,Priscilla Chepkemoi,F,1958,member,0700000033,sw,family,,2024-10-07,yes,2026-02-28,
h34,43499341,Janet Chepkemoi,F,1999-09-19,member,0700000033,en,family,,2025-09-08,yes,2026-03-31,
h35,43572859,Francis Ochieng,M,1972-05-25,member,0700000113,en,family,jua-kali,2024-02-05,yes,2026-03-31,UA-0007
h35,,Lilian Ochieng,F,1976,spouse,,,,,,,,
h36,43646361,Mzee Juma Salim,M,1949,member,,,family,,2024-06-24,yes,2026-02-28,UA-0008
`
