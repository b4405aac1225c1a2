import { translation } from '../translation.ts'

export const texts = translation({
  'language.name': 'Francais',
  'period.month': 'mois',
  'period.year': 'an',

  // USSD: what every screen shares.
  'screen.back': 'Retour',
  'screen.more': 'Suite',
  'screen.wrong': 'Choisissez un numéro.',
  'screen.too-many-wrong': 'Trois réponses fausses: fin de cet appel. Vous pouvez rappeler.',
  'screen.wrong-kept':
    'Trois réponses fausses: fin de cet appel. Rappelez pour reprendre là où vous étiez.',
  'screen.cannot-now':
    'Service indisponible. Rien ne vous est débité. Réessayez dans quelques minutes.',
  'screen.cannot-now-short': "Service indisponible. Rien n'est débité.",
  'screen.too-many-calls': "Trop d'appels. Rappelez dans une minute.",
  'screen.no-mutual': "Cette ligne n'est pas encore en service.",

  // USSD: language, a cut call, who is calling.
  'language.word': 'Langue',
  'resume.ask': 'Reprendre là où vous étiez?',
  'resume.continue': 'Oui',
  'resume.again': 'Menu principal',
  'role.ask': 'Vous appelez pour:',
  'role.clinic': 'Centre {name}',
  'role.manager': 'Gestionnaire {name}',
  'role.association': 'Groupe {name}',

  // USSD: main menus.
  'main.pay': 'Payer',
  'main.standing': 'Suis-je couvert?',
  'main.family': 'Ma famille',
  'main.visit': 'Mes visites',
  'main.receipts': 'Mes recus',
  'main.other': 'Autres',
  'other.pin': 'Code de service',
  'other.phone': 'Changer de téléphone',

  // USSD: paying. The keys of periods end in the words of a plan.
  'one.week': 'Une semaine',
  'one.month': 'Un mois',
  'one.quarter': 'Un trimestre',
  'one.half-year': 'Un semestre',
  'one.year': 'Un an',
  'one.season': 'Une saison',
  'pay.nothing-owed': 'Rien à payer maintenant.',
  'pay.all': 'Tout: {amount}',
  'pay.one': '{period}: {amount}',
  'pay.one-and-fee': '{period} + adhésion: {amount}',
  'pay.ahead': "{period} d'avance: {amount}",
  'pay.other': 'Autre montant',
  'pay.ask-amount': 'Tapez le montant, par exemple {example}',
  'pay.amount-unreadable': 'Des chiffres simples seulement.',
  'pay.amount-one': 'Est-ce {amount}? Tapez-le.',
  'pay.amount-currency': 'En {currency} seulement.',
  'pay.amount-several': 'Est-ce {first} ou {second}?',
  'pay.amount-step': '{first} ou {second} seulement.',
  'pay.amount-small': 'Au moins {amount}.',
  'pay.amount-large': 'Au plus {amount}.',
  'pay.beyond-once': 'Au plus {amount} à la fois par {wallet}.',
  'pay.beyond-day': "Encore {amount} aujourd'hui par {wallet}.",
  'pay.beyond-least': 'Au moins {amount} par {wallet}.',
  'pay.most-once': 'Au plus {amount} à la fois.',
  'pay.most-today': "Au plus {amount} aujourd'hui.",
  'pay.confirm': 'Payer {amount}',
  'pay.confirm-by': 'Payer {amount} par {wallet}',
  'pay.then-covered-until': "Vous serez couverts jusqu'au {date}",
  'pay.then-paid-through': "Payé jusqu'au {date}",
  'pay.then-covered-between': 'Couverts du {from} au {to}',
  'pay.still-owed': 'Reste alors: {amount}, pas encore couverts',
  'pay.rest': 'Reste: {amount}',
  'pay.stays-closed': 'Ceci ne rouvre pas vos droits',
  'pay.fees-mutual': 'Frais: pour la mutuelle',
  'pay.fees-member': "Frais de l'opérateur en plus",
  'pay.yes': 'Confirmer',
  'pay.open-one': '{amount} demandés il y a 1 minute',
  'pay.open-more': '{amount} demandés il y a {minutes} minutes',
  'pay.wait': 'Attendre',
  'pay.again': 'Redemander',
  'pay.answer-it':
    "La demande de {amount} par {wallet} est sur ce téléphone. Répondez-y. Sans SMS de recu, rien n'est payé.",
  'pay.asked':
    "Une demande de {amount} va arriver sur ce téléphone. Tapez-y votre code {wallet}. Un SMS de recu suivra. Sans SMS, rien n'est payé.",
  'pay.cash': 'Payez en espèces: collecteur ou bureau',
  'pay.into': 'Ou sur {label}, avec votre numéro de membre',
  'pay.no-receipt': 'Sans SMS de recu: pas payé',
  'wallet.any': 'Mobile Money',
  'pay.cannot-down': 'Aucun paiement par {wallet} pour le moment',
  'pay.cannot-phone': 'Ce téléphone ne peut pas payer par {wallet}',
  'pay.cannot-day': "Plus de paiement par {wallet} aujourd'hui",
  'pay.bill': 'Pay bill {bill}, compte {number}',
  'pay.most': 'Le plus par {wallet}: {amount}',
  'pay.most-day': "Le plus pour aujourd'hui: {amount}",
  'pay.ended': 'Cette adhésion est terminée.',
  'pay.for-another': 'Pour un autre membre',
  'pay.with-owed': 'En plus des {amount} dus',
  'pay.ahead-count': 'Un nombre de 1 à {most}.',
  'several.week': "Plusieurs semaines d'avance",
  'several.month': "Plusieurs mois d'avance",
  'several.quarter': "Plusieurs trimestres d'avance",
  'several.half-year': "Plusieurs semestres d'avance",
  'several.year': "Plusieurs années d'avance",
  'several.season': "Plusieurs saisons d'avance",
  'ahead.week': "Combien de semaines d'avance? 1 à {most}",
  'ahead.month': "Combien de mois d'avance? 1 à {most}",
  'ahead.quarter': "Combien de trimestres d'avance? 1 à {most}",
  'ahead.half-year': "Combien de semestres d'avance? 1 à {most}",
  'ahead.year': "Combien d'années d'avance? 1 à {most}",
  'ahead.season': "Combien de saisons d'avance? 1 à {most}",
  'pay-for.number': 'Tapez le numéro de la carte du membre, ex. {example}',
  'pay-for.unknown': 'Aucun membre à ce numéro. Vérifiez.',
  'pay-for.member': 'Pour {who}, membre {number}',
  'pay-for.per-person': '{period}, une personne',
  'pay-for.choose': 'Choisissez 1 ou tapez un montant',
  'pay-for.closed': 'Trop de numéros essayés avec ce téléphone. Réessayez demain.',

  // USSD: my standing. The keys of states end in the words of a standing.
  'state.applicant': 'Pas encore ouvert',
  'state.waiting': "Délai d'attente",
  'state.active': 'Cotisation à jour',
  'state.grace': 'En retard, encore couverts',
  'state.suspended': 'Droits suspendus',
  'state.struck-off': 'Membre radié',
  'state.resigned': 'Adhésion terminée',
  'state.deceased': 'Adhésion terminée',
  'state.transferred': 'Adhésion transférée',
  'standing.owed': 'A payer: {amount}',
  'standing.credit': 'Avance: {amount}',
  'standing.paid-through': "Payé jusqu'au {date}",
  'standing.covered-until': "Couverts jusqu'au {date}",
  'standing.waiting-until': 'Droits après le {date}',
  'standing.joining-fee': "Droit d'adhésion: {amount}",
  'standing.late-penalty': 'Pénalité de retard: {amount}',
  'standing.to-pay-by': 'A payer avant le {date}: {amount}',
  'standing.stay-covered': 'Payez au plus tard le {date}',
  'standing.reopen': 'Payez ce qui est du pour rouvrir vos droits',
  'standing.begin': 'Payez ce qui est du pour commencer',
  'standing.nothing-to-do': 'Rien à payer maintenant',
  'standing.pay': 'Payer',
  'by.week': 'Détail par semaine',
  'by.month': 'Détail par mois',
  'by.quarter': 'Détail par trimestre',
  'by.half-year': 'Détail par semestre',
  'by.year': 'Détail par an',
  'by.season': 'Détail par saison',
  'help.call': 'Appelez le {phone}',
  'help.visit': 'Demandez au bureau de la mutuelle',
  'help.title': 'Aide',
  'help.call-back': 'Rappelez-moi',
  'help.noted': "C'est noté. Quelqu'un appellera ce téléphone.",
  'help.noted-before': "Demandé le {when}. Quelqu'un appellera ce téléphone.",
  'help.joining': 'Adhésion',
  'help.staff': "noté par l'équipe",
  'complain.menu': 'Une plainte',
  'complain.mine': 'Mes plaintes',
  'complain.ask': "Que s'est-il passé?",
  'complain.charged': 'Payé malgré les droits',
  'complain.unseen': 'Payé mais pas vu',
  'complain.turned-away': 'Renvoyé du centre',
  'complain.other': 'Autre chose',
  'complain.clinic': 'Dans quel centre?',
  'complain.no-clinics': 'Aucun centre.',
  'complain.day': 'Quel jour? Ou tapez jour et mois: {example}',
  'complain.today': "Aujourd'hui",
  'complain.yesterday': 'Hier',
  'complain.earlier': 'Avant',
  'complain.days': 'Il y a combien de jours? 2 à {most}',
  'complain.days-unreadable': 'Un nombre de 2 à {most}.',
  'complain.day-unreadable': 'Jour et mois: {example}.',
  'complain.words': "En une phrase: que s'est-il passé?",
  'complain.no-words': 'Envoyer sans phrase',
  'complain.words-unreadable': 'Tapez des lettres.',
  'complain.words-long': 'Trop long de {over} lettres.',
  'complain.send': 'Envoyer',
  'complain.filed': 'La plainte {code} est chez le gestionnaire. La réponse vient par SMS.',
  'complain.repeat': 'La plainte {code} est déjà chez le gestionnaire. La réponse vient par SMS.',
  'complain.too-many': 'Des plaintes de ce téléphone attendent déjà. Appelez-nous.',
  'complain.none': 'Aucune plainte de vous.',
  'complain.state.open': 'en attente',
  'complain.state.answered': 'répondue',
  'complain.state.closed': 'close',

  // USSD: my family, my visit, my receipts.
  'family.title': 'Famille: {count}',
  'family.covered-since': '{name}: depuis le {date}',
  'family.covered-from': '{name}: à partir du {date}',
  'family.covered-until': '{name}: du {since} au {until} (age)',
  'family.too-old': '{name}: plus couvert (age)',
  'family.people': 'Qui est couvert',
  'family.waits': '{name}: attend le gestionnaire',
  'family.add-child': 'Ajouter un enfant',
  'family.add-spouse': 'Ajouter mari ou femme',
  'family.name-child': "Nom complet de l'enfant?",
  'family.name-spouse': 'Nom complet du mari ou de la femme?',
  'family.not-name': 'Tapez le nom en lettres.',
  'family.born': "Date de naissance? Jour, mois, année: 04022026, ou l'année",
  'family.born-unreadable': "Ce n'est pas une date.",
  'family.add': 'Ajouter {name}',
  'family.child-F': 'Fille',
  'family.child-M': 'Garcon',
  'family.baby-F': 'Bébé fille',
  'family.baby-M': 'Bébé garcon',
  'family.grown-F': 'Fille',
  'family.grown-M': 'Fils',
  'family.spouse-F': 'Femme',
  'family.spouse-M': 'Mari',
  'family.filed':
    "Nous avons demandé au gestionnaire d'ajouter {name}. Réponse par SMS. Pas couvert avant.",
  'family.repeat': '{name} attend déjà la décision du gestionnaire. Réponse par SMS.',
  'family.too-old-child': '{name} a plus de {years} ans: il faut sa propre adhésion.',
  'family.registered': '{name} est déjà inscrit.',
  'family.refused': '{name} ne peut etre ajouté par téléphone.',
  'visit.open': 'Codes de visite ouverts',
  'visit.none': 'Aucun code de visite ouvert',
  'visit.code': "{code} {person}, {provider}, jusqu'au {date}",
  'visit.who-asked': 'Qui a vérifié',
  'checks.title': 'Qui a vérifié vos droits',
  'checks.none': "Aucun centre n'a vérifié vos droits.",
  'checks.yes': '{person}: oui, couvert',
  'checks.no': '{person}: non, pas couvert',
  'checks.cannot-tell': '{person}: pas de réponse possible',
  'checks.is-stopped': 'Aucune facture ne sera payée.',
  'checks.not-us': "Ce n'était pas nous: bloquer",
  'checks.stopped': 'Merci. La demande du {when} est bloquée et nous allons la vérifier.',
  'receipts.title': 'Vos derniers paiements',
  'receipts.none': 'Aucun paiement encore.',
  'receipts.ref': 'Recu {ref}',
  'receipts.cancelled': 'Ce paiement a été annulé.',
  'receipts.send': "Me l'envoyer par SMS",
  'receipts.sent': 'Le recu {ref} arrive par SMS sur ce téléphone.',

  // USSD: another phone.
  'phone.ask': 'Tapez le nouveau numéro de téléphone.',
  'phone.unreadable': "Ce n'est pas un numéro.",
  'phone.confirm': 'Nouveau téléphone: {phone}',
  'phone.how': 'Le gestionnaire décide; ce téléphone a un jour pour dire non.',
  'phone.yes': 'Demander au gestionnaire',
  'phone.filed':
    'Nous avons demandé au gestionnaire. Ce téléphone recoit un SMS et a un jour pour dire non.',
  'phone.repeat': 'Un changement de téléphone attend déjà le gestionnaire.',
  'phone.refused': 'Ce téléphone ne peut etre changé ainsi.',
  'claim.number': 'Tapez votre numéro de membre ou celui de la carte, ex. {example}',
  'claim.unreadable': "Ce n'est pas un numéro de membre.",
  'claim.letters': 'Premières lettres du prénom et du nom du membre? Par exemple A O',
  'claim.letters-needed': 'Des lettres, par exemple A O.',
  'claim.unknown': 'Numéro et lettres ne vont pas ensemble.',
  'claim.filed':
    "Nous avons demandé au gestionnaire. L'ancien téléphone est averti et a un jour pour dire non. Réponse par SMS.",
  'claim.repeat': 'Votre demande attend déjà. Un gestionnaire décide et vous recevrez un SMS.',

  // USSD: the service PIN.
  'pin.ask': 'Tapez votre code de service.',
  'pin.not-money': 'Jamais votre code Mobile Money.',
  'pin.digits': 'De 4 à 6 chiffres.',
  'pin.wrong': 'Code faux. Essais restants: {left}.',
  'pin.locked.minutes': 'Trois codes faux. Réessayez dans 15 minutes.',
  'pin.locked.day': 'Six codes faux. Réessayez demain.',
  'pin.locked.manager': 'Neuf codes faux. Seul le gestionnaire peut maintenant retirer le code.',
  'pin.about': 'Un code cache droits, famille, visites, recus, noms par SMS.',
  'pin.not-hidden': 'Visibles: paiements, recus, rappels.',
  'pin.is-set': 'Votre code de service est actif.',
  'pin.set-one': 'Créer un code',
  'pin.change': 'Changer le code',
  'pin.remove': 'Retirer le code',
  'pin.choose': 'Choisissez 4 à 6 chiffres.',
  'pin.easy': 'Trop facile à deviner.',
  'pin.again': 'Retapez les memes chiffres.',
  'pin.different': 'Ce ne sont pas les memes.',
  'pin.now-set':
    "Le code de service est actif. Il cache ce qui est privé, pas les paiements ni les recus SMS. Si vous l'oubliez, le gestionnaire peut le retirer.",
  'pin.now-removed': 'Le code de service est retiré. Nous ne le demandons plus.',

  // USSD: people with no membership, clinics, managers, groups.
  'each.week': 'par semaine',
  'each.month': 'par mois',
  'each.quarter': 'par trimestre',
  'each.half-year': 'par semestre',
  'each.year': 'par an',
  'each.season': 'par saison',
  'join.choose': 'Rejoindre quelle mutuelle?',
  'join.unknown-phone': 'Numéro non inscrit.',
  'join.name': 'Pour adhérer: votre nom.',
  'join.costs': 'Le prix',
  'join.pay-for': 'Payer pour un membre',
  'join.changed': 'Déjà membre: mon numéro a changé',
  'join.number': 'Vous avez tapé {number}.',
  'join.number-changed': 'Je suis ce membre, mon numéro a changé',
  'join.number-pay': 'Payer pour ce membre',
  'join.letters': 'Ecrivez-le en lettres.',
  'join.not-name': 'Lettres.',
  'join.born': 'Votre année de naissance? Par exemple 1988',
  'join.year-unreadable': 'Une année, par exemple 1988.',
  'join.sex': 'Etes-vous une femme ou un homme?',
  'join.F': 'Femme',
  'join.M': 'Homme',
  'join.sex-young': 'Etes-vous une fille ou un garcon?',
  'join.girl': 'Fille',
  'join.boy': 'Garcon',
  'join.size': 'Combien etes-vous dans la famille, avec vous?',
  'join.count-unreadable': 'Un nombre de 1 à 40.',
  'join.place': 'Votre village ou association?',
  'join.total': 'Prix pour {count}: {amount} {each}',
  'join.filed': 'Merci. Un gestionnaire décide et vous recevrez un SMS. Ne payez personne avant.',
  'join.repeat':
    'Nous avons déjà votre demande. Un gestionnaire décide et vous recevrez un SMS. Ne payez personne avant.',
  'join.under-age': 'Il faut avoir au moins {years} ans.',
  'join.refused': 'Votre demande ne peut se faire par téléphone.',
  'join.for-family': '{amount} {each} pour toute la famille',
  'join.for-some': '{amount} {each} pour une famille de {count}, {more} par personne en plus',
  'join.for-person': '{amount} {each} par personne',
  'join.fee': 'Pour adhérer, une fois: {fee}',
  'join.fee-person': 'Pour adhérer, une fois: {fee} par personne',
  'join.waits': 'Votre demande attend depuis le {date}.',
  'join.call-ask': 'Faut-il appeler ce téléphone?',
  'join.call-me': 'Appelez-moi',
  'join.called': "Merci. Quelqu'un va appeler ce téléphone.",
  'clinic.number': 'Envoyez-nous le numéro de la carte, ex. {number}',
  'clinic.family': 'Autre personne de la famille: {number}',

  // USSD: a manager removes a service PIN.
  'pin.reset': 'Retirer le code',
  'pin.reset-ask': 'Retirer le code de service de {member}?',
  'pin.reset-told': 'Le membre le saura par SMS.',
  'pin.reset-done':
    "Le code de service est retiré. Le membre l'apprend par SMS et peut en choisir un autre par téléphone.",
  'pin.reset-none': "Ce membre n'a pas de code de service.",

  // USSD: an association pays for its members.
  'group.owed': 'Ce que doivent nos membres',
  'group.payments': 'Derniers paiements',
  'group.owing': 'Membres qui doivent: {count} sur {members}, {amount}',
  'group.nobody': 'Membres: {members}. Personne ne doit rien.',
  'group.pay-all': 'Payer pour tous',
  'group.choose': 'Choisir les membres',
  'group.choose-title': 'Choisissez pour qui payer',
  'group.chosen': 'Choisis: {count}, {amount}',
  'group.pay-chosen': 'Payer',
  'group.too-much': 'Au plus {amount} par {wallet}: choisissez',
  'group.confirm': 'Payer {amount}, membres: {count}',
  'group.what-is-owed': "C'est ce qu'ils doivent aujourd'hui.",
  'group.asked':
    "Une demande de {amount} arrive sur ce téléphone. Tapez-y votre code {wallet}. Chaque membre ({count}) recoit un SMS. Sans SMS, rien n'est payé.",
  'group.not-asked': 'La somme a changé.',
  'group.none-paid': 'Pas encore de paiement.',
  'group.payment': '{date} {amount}, membres: {count}',
  'group.parts-missing': '{date} {amount}: parts à indiquer',

  // USSD: a clinic checks and bills.
  'clinic.check': 'Vérifier un patient',
  'clinic.bill': 'Facturer une visite',
  'clinic.today': 'Demandes du jour',
  'clinic.by-sms': 'Par SMS',
  'clinic.ask-number': 'Tapez le numéro de la carte, ex. {number}, ou le téléphone du membre',
  'clinic.number-unreadable': 'Aucun numéro trouvé.',
  'clinic.one-number': 'Un seul numéro, svp.',
  'clinic.several': 'Plusieurs membres: tapez le numéro.',
  'clinic.families': '{count} familles ont ce téléphone. Numéro qui finit par:',
  'clinic.two-readings': 'Mettez NUM, TEL ou CARTE devant.',
  'clinic.by-service': 'Pour un soin',
  'clinic.which-service': '{who}: pour quel soin?',
  'clinic.bill-how': 'Pour facturer: {example}',
  'clinic.number-wrong': 'Numéro inconnu ou faux chiffre.',
  'clinic.nothing-told': 'Vérifiez la carte. Aucune info donnée.',
  'clinic.cannot': "Vérification impossible. Ce n'est PAS un refus. Réessayez dans 5 minutes.",
  'clinic.who': 'Quel patient pour {number}?',
  'clinic.member': 'Le titulaire',
  'clinic.another': 'Une autre personne',
  'clinic.ask-person': 'Tapez le numéro de la personne après celui de la carte: 1, 2, 3',
  'clinic.person-unreadable': 'Un seul numéro: 1, 2, 3',
  'clinic.bill-now': 'Facturer',
  'clinic.next': 'Patient suivant',
  'clinic.none-today': "Pas encore de demande aujourd'hui.",
  'clinic.count-today': "Demandes aujourd'hui: {count}",
  'clinic.today.unknown': 'inconnu',
  'clinic.today.yes': 'OUI',
  'clinic.today.no': 'NON',
  'clinic.today.cannot-tell': '?',
  'bill.which-visit': 'Quelle visite?',
  'bill.no-visit': "Aucune visite n'attend de facture. Vérifiez d'abord le patient.",
  'bill.other-code': 'Un autre code',
  'bill.ask-code': 'Tapez le code de la visite',
  'bill.code-wrong': 'Code inconnu ou mal tapé.',
  'bill.code-closed': 'Ce code ne prend plus de facture.',
  'bill.not-covered': 'Non couvert: appelez la mutuelle.',
  'bill.no': 'Facture impossible maintenant.',
  'bill.which-service': 'Visite {code}. Quel soin?',
  'bill.ask-amount': '{service}: tapez le montant total de la facture',
  'bill.confirm': 'Facture {amount}, {service}',
  'bill.patient': 'Patient: {amount}',
  'bill.mutual': 'Mutuelle: {amount}',
  'bill.emergency': 'Urgence: la mutuelle décide',
  'bill.of-code': 'Code {code}',
  'bill.done':
    'Facture du {date} enregistrée. Le patient paie {patient} maintenant. La mutuelle vous doit {share}, payés au prochain règlement.',
  'bill.kept':
    "Facture enregistrée. La mutuelle décide de cette urgence et vous le dira. D'ici là, le patient paie {patient}.",

  // USSD: codes et téléphones perdus de ceux qui travaillent pour la mutuelle.
  'office.other': 'Code, tél. perdu',
  'office.phones': 'Un téléphone perdu',
  'staff-pin.about': "Un code protège l'argent, et ferme ce téléphone depuis un autre.",
  'staff-pin.now-set':
    "Le code est actif. Il est demandé avant espèces, factures et décisions. Si ce téléphone est perdu, appelez d'un autre et tapez-le.",
  'phones.which': 'Quel téléphone est perdu?',
  'phones.mine': 'Le mien',
  'phones.none': "Personne d'autre ne travaille ici.",
  'phones.close': "Fermer {what}? Plus rien n'en compte.",
  'phones.is-closed': 'Fermé car perdu: {what}',
  'phones.open': 'Demander la réouverture',
  'phones.closed': 'Fermé. Les gestionnaires sont avertis.',
  'phones.asked': "La demande {proposal} attend l'accord d'un autre gestionnaire.",
  'phones.too-many': 'Trop de téléphones fermés.',
  'lost.whose': 'Tapez le numéro du téléphone perdu, ou votre nom.',
  'lost.staff': 'Je travaille ici: tél. perdu',
  'lost.no-match': "Ne correspond pas, ou trop d'essais.",
  'lost.closed': "Le téléphone est fermé. Plus rien n'en compte. Les gestionnaires sont avertis.",
  'lost.too-many': "Trop d'essais de ce téléphone aujourd'hui. Demandez à un collègue.",

  // USSD: managers and collectors.
  'role.collector': 'Collecteur {name}',
  'manager.arrears': 'Qui est en retard',
  'manager.money': 'Encaissements',
  'manager.member': 'Un membre',
  'manager.unmatched': 'Argent non rattaché',
  'manager.matters': 'A décider',
  'manager.alerts': 'Alertes',
  'staff.ask-number': 'Tapez le numéro de membre, le téléphone ou la carte',
  'staff.number-unknown': "Personne n'a ce numéro ici.",
  'staff.not-yours': "Cette personne n'est pas parmi vos membres.",
  'staff.no': 'Impossible maintenant.',
  'arrears.count': 'Membres en retard: {count} sur {members}.',
  'arrears.by-1': '1 période',
  'arrears.by-2': '2 périodes',
  'arrears.by-3': '3+ périodes',
  'arrears.next': 'Les suivants',
  'arrears.by-sms': 'Liste par SMS',
  'arrears.send': 'Envoyer cette liste par SMS à ce téléphone?',
  'arrears.yes': 'Envoyer',
  'arrears.sent': 'La liste arrive par SMS, membres: {count}. Pour la suite, envoyez {example}.',
  'money.today': "Aujourd'hui: {amount} ({count})",
  'money.week': '7 jours: {amount} ({count})',
  'money.month': 'Ce mois: {amount} ({count})',
  'money.cash': 'Espèces',
  'money.taken-back': 'Annulé: {amount}',
  'subject.until': 'Droits au {date}',
  'subject.grace': 'En retard, droits au {date}',
  'subject.last': 'Payé {amount} {date}',
  'subject.to-call': 'Noter à appeler',
  'subject.ask-call': 'Noter {member} comme à appeler?',
  'subject.noted': 'Sur la liste des appels à faire.',
  'subject.noted-before': 'Sur la liste des appels à faire depuis le {when}.',
  'remind.now': 'Rappel SMS',
  'remind.ask': 'Rappel par SMS à {member}?',
  'remind.done':
    "Le rappel part maintenant, ou le matin s'il fait nuit. S'il paie avant, rien ne part.",
  'remind.recently': 'Ce membre a eu un rappel ces 3 derniers jours. Le prochain partira après.',
  'remind.stopped': 'Ce membre ne veut pas de rappels. Mieux vaut appeler.',
  'remind.no-phone': "Ce membre n'a pas de téléphone. Allez le voir.",
  'remind.nothing': "Rien à payer: rien n'a été envoyé.",
  'cash.received': 'Espèces recues',
  'cash.in-hand': 'Ma caisse',
  'cash.ask-amount': 'Espèces de {member}: tapez le montant',
  'cash.confirm': 'Espèces recues: {amount}',
  'cash.no-phone': 'Sans téléphone: au bureau.',
  'cash.done':
    'Noté, {receipt}. Le membre recoit un SMS de recu maintenant: sans SMS, pas payé. En main: {total}.',
  'cash.to-confirm': 'Confirmer espèces',
  'cash.asked': 'Espèces à confirmer: {count}',
  'cash.right': 'Espèces {amount}: est-ce juste?',
  'cash.usual-above': "Habituel: jusqu'à {limit}",
  'cash.usual-below': 'Plus petite pièce: {limit}',
  'cash.recorded': 'Déjà noté: {receipt}',
  'cash.yes': 'Oui, noter',
  'cash.no': 'Non',
  'cash.dropped': "Rien n'a été noté.",
  'cash.answered': 'Vous avez déjà répondu.',
  'cash.hand': 'En main: {amount}',
  'cash.bring': 'A porter à la banque ou au bureau.',
  'unmatched.none': "Tout l'argent est rattaché.",
  'unmatched.count': 'Non rattachés: {count}',
  'unmatched.whose': '{amount}: tapez le numéro du membre',
  'unmatched.typed': 'Le payeur a tapé {typed}',
  'unmatched.card': 'Carte de {member}',
  'unmatched.give': 'Compter {amount} pour:',
  'unmatched.proposed': "D'abord un autre gestionnaire.",
  'unmatched.done': 'Fait. Le membre et le payeur recoivent un SMS.',
  'unmatched.waits':
    "Au-dessus de la limite: la demande {proposal} attend l'accord d'un autre gestionnaire. Rien n'est compté avant.",
  'matters.none': 'Rien à décider.',
  'matters.count': 'A décider: {count}',
  'matters.kind.match': 'Argent {about} pour',
  'matters.kind.reversal': 'Annuler {about}',
  'matters.kind.refund': 'Rembourser sur {about}',
  'matters.kind.join': '{about} veut adhérer',
  'matters.kind.person': 'Ajouter {about} à',
  'matters.kind.phone': 'Nouveau téléphone de',
  'matters.kind.strike-off': 'Radier',
  'matters.kind.readmission': 'Réadmettre',
  'matters.kind.write-off': 'Abandonner la dette de',
  'matters.kind.post-event': 'Poster {about}',
  'matters.kind.payout': 'Payer la clinique {about}',
  'matters.kind.payout-cancel': 'Annuler le paiement {about}',
  'matters.kind.payout-redirect': 'Autre compte pour {about}',
  'matters.kind.file-back': 'Repayer le fichier {about}',
  'matters.kind.drop-event': 'Exclure {about}',
  'matters.kind.open-phone': 'Rouvrir {about}',
  'matters.kind.replace-phone': 'Autre tél: {about}',
  'matters.family': 'famille de {count}',
  'matters.by': 'Demande de {name}',
  'matters.approved': 'Approuver',
  'matters.refused': 'Refuser',
  'matters.same': 'Un autre gestionnaire doit décider.',
  'matters.done': 'Décidé. La personne concernée recoit un SMS.',

  // What managers are to look at, on the screen and by SMS.
  'alerts.title': 'Alertes: {count}',
  'alerts.none': 'Aucune alerte.',
  'alerts.seen': 'Vu: retirer de la liste',
  'calls.title': 'A rappeler: {count}',
  'calls.none': "Personne n'attend d'appel.",
  'calls.asked': 'Demandé le {when}',
  'calls.doing': 'Etait à: {what}',
  'calls.done': 'Appelé: retirer de la liste',
  'complaints.title': 'Plaintes: {count}',
  'complaints.none': 'Aucune plainte en attente.',
  'complaints.check': 'Demande {when}: {answer}',
  'complaints.receipt': 'Recu {ref} {amount}',
  'complaints.unmatched': 'non rattaché',
  'complaints.request': 'Demandé {amount} le {when}',
  'complaints.nothing': 'Ni demande ni paiement trouvé.',
  'complaints.answer': 'Répondre par SMS',
  'complaints.close': 'Clore',
  'complaints.type': 'Tapez la réponse. Elle part par SMS.',
  'complaints.answered': 'Envoyé au {phone}.',
  'alert.suspense': 'Non rattachés: {count}, {amount}',
  'alert.difference': 'Ecarts avec le relevé: {count}',
  'alert.sms-failing': 'SMS non arrivés: {count}',
  'alert.sms-falling': 'Moins de SMS arrivent: {count}%',
  'alert.wallet-silent': '{what} muet, paiements en attente: {count}',
  'alert.clinic-asks': '{what} a demandé {count} numéros',
  'alert.guessing': '{what} devine des numéros: {count}',
  'alert.flood': 'Trop de SMS: {what}, {count}',
  'alert.not-me': 'Visite contestée: {what}',
  'alert.was-me': 'Visite reconnue: {what}',
  'alert.phone-kept': 'Nouveau téléphone refusé: {what}',
  'alert.call-me': 'A rappeler: {count}, {what}',
  'alert.complaint': 'Plaintes: {count}, {what}',
  'alert.two-providers': '{what} dans deux centres',
  'alert.many-visits': '{what}: {count} visites en un mois',
  'alert.applicants': 'A décider: {count}',
  'alert.no-money': 'Rien encaissé depuis le {date}',
  'alert.budget': 'Budget SMS épuisé',
  'alert.backup': 'Aucune copie depuis {count} heures',
  'alert.clock': 'Horloge décalée de {count} jours',
  'alert.event-held': 'Retenu, à décider à deux: {what}, {amount}',
  'alert.event-unreadable': 'Illisible à {what}',
  'alert.operator-refuses': 'Refus ou réponse inconnue: {what}',
  'alert.taken-back': "Repris par l'opérateur: {what}, {amount}",
  'alert.payout-returned': 'Paiement revenu: {what}, {amount}',
  'alert.callback-conflict': 'Dit autrement: {what}',
  'alert.phone-closed': 'Téléphone fermé: {what}',

  // SMS: sentences that several messages end with.
  'sms.dial': 'Composez {code}.',
  'sms.call': 'Appelez {phone}.',
  'sms.keep': 'Gardez ce SMS.',
  'sms.again': 'Renvoyé à votre demande.',
  'sms.pin-reset':
    "{mutual}: le gestionnaire a retiré le code de service du membre {number}. Si vous ne l'avez pas demandé, dites-le nous.",
  'sms.paid-ahead': "Payé d'avance: {amount}.",
  'sms.owed': 'Reste à payer: {amount}.',
  'sms.owed-to-begin': 'Reste à payer pour ouvrir vos droits: {amount}.',
  'sms.owed-to-reopen': 'Reste à payer pour rouvrir vos droits: {amount}.',
  'sms.nothing-owed': 'Rien à payer maintenant.',
  'sms.covered-until': "Couverts jusqu'au {date}.",
  'sms.covered-after': 'Couverts après le {date}.',
  'sms.suspended': 'Droits suspendus.',
  'sms.ended': 'Cette adhésion est terminée.',

  // SMS: receipts, to the member, to another payer, to the member another paid for.
  'sms.receipt': '{mutual}: recu {amount} {when} pour {number}. Réf {ref}.',
  'sms.receipt.by': '{mutual}: recu {amount} par {wallet} {when} pour {number}. Réf {ref}.',
  'sms.receipt.payer': '{mutual}: recu {amount} {when} pour le membre {number}. Réf {ref}.',
  'sms.receipt.payer-by':
    '{mutual}: recu {amount} par {wallet} {when} pour le membre {number}. Réf {ref}.',
  'sms.receipt.member': '{mutual}: {amount} payés pour vous {when}. Membre {number}.',
  'sms.receipt.member-plain':
    '{mutual}: une cotisation a été payée pour vous {when}. Membre {number}.',

  // SMS: a payment for the members of an association, to its payer and to each of them.
  'sms.receipt.association':
    '{mutual}: recu {amount} {when} pour {association}, membres: {count}. Réf {ref}.',
  'sms.receipt.part': '{mutual}: {amount} payés pour vous ({number}). Réf {ref}.',
  'sms.by-association': 'Par {association} {when}.',
  'sms.suspense.shared':
    '{mutual}: {amount}, réf {ref}, comptés maintenant pour {association}, membres: {count}.',
  'sms.suspense.parts':
    '{mutual}: recu {amount} pour {association}. Somme gardée: indiquez-nous la part de chaque membre. Réf {ref}',

  // SMS: a payment request that brought no money. The keys end in the reason.
  'sms.prompt.refused':
    "{mutual}: le paiement de {amount} par {wallet} a été refusé sur votre téléphone. Rien n'est payé.",
  'sms.prompt.no-funds':
    "{mutual}: pas assez d'argent sur votre compte {wallet} pour {amount}. Rien n'est payé.",
  'sms.prompt.wrong-pin':
    "{mutual}: code {wallet} faux pour le paiement de {amount}. Rien n'est payé.",
  'sms.prompt.limit':
    "{mutual}: {amount} dépasse ce que {wallet} vous permet maintenant. Rien n'est payé.",
  'sms.prompt.unreachable':
    "{mutual}: la demande de {amount} par {wallet} n'a pas atteint votre téléphone. Rien n'est payé.",
  'sms.prompt.expired':
    '{mutual}: pas encore de réponse à la demande de {amount} par {wallet}. Si vous avez payé, un recu suivra.',
  'sms.prompt.paid-already':
    "{mutual}: la demande d'avant est payée. Nous n'avons pas redemandé {amount}.",
  'sms.prompt.try-later':
    "{mutual}: demande de {amount} par {wallet} impossible maintenant. Rien n'est payé. Réessayez plus tard.",
  'sms.prompt.funds-or-limit':
    "{mutual}: {amount}: pas assez d'argent sur votre compte {wallet}, ou limite atteinte. Rien n'est payé.",
  'sms.prompt.account':
    "{mutual}: votre téléphone ne peut pas payer {amount} par {wallet}. Voyez l'opérateur. Rien n'est payé.",
  'sms.prompt.misconfigured':
    "{mutual}: demande de {amount} par {wallet} impossible maintenant. Rien n'est payé. Nous y travaillons.",

  // SMS: money without a member number.
  'sms.suspense':
    '{mutual}: recu {amount} sans numéro de membre valable. Somme gardée. Répondez avec votre numéro de membre. Réf {ref}',
  'sms.suspense.matched':
    '{mutual}: {amount}, réf {ref}, comptent maintenant pour le membre {number}.',
  'sms.suspense.unknown-number':
    '{mutual}: numéro de membre introuvable. Vérifiez et répondez encore. Vos {amount} sont gardés. Réf {ref}',
  'sms.suspense.card':
    '{amount} gardés, réf {ref}. Envoyez le numéro de membre, ou la carte et les premières lettres du nom: {example}',
  'sms.suspense.none': "Aucun paiement de ce téléphone n'attend un numéro de membre.",

  // SMS: téléphones de ceux qui travaillent pour la mutuelle: perdus, volés, retrouvés.
  'sms.closed': '{mutual}: téléphone {what} fermé car perdu.',
  'sms.closed.by': 'Signalé par {name}.',
  'sms.closed.own':
    "{mutual}: {name} dit que ce téléphone est perdu. Il ne sert plus au travail. Si vous l'avez, parlez à un gestionnaire.",
  'sms.closed.elsewhere':
    '{mutual}: on dit le téléphone {what} perdu. Il est encore ouvert ici. Pour le fermer: {example}',
  'sms.opened': '{mutual}: le téléphone {what} est rouvert. Approuvé par {name}.',
  'sms.opened.another':
    '{mutual}: {what} est le nouveau téléphone de travail. Approuvé par {name}.',
  'sms.staff-pin-reset':
    '{mutual}: {name} a retiré le code de service de ce téléphone. Créez-en un autre.',
  'sms.refused.not-staff-phone': "Personne de la mutuelle n'a ce téléphone ou ce nom.",
  'sms.refused.phone-closed': 'Ce téléphone est déjà fermé.',
  'sms.refused.several-phones': 'Plusieurs personnes ont ce nom. Envoyez le numéro.',
  'sms.refused.own-phone': "Vous écrivez de ce téléphone. Rien n'est fermé.",
  'sms.refused.closings': "Trop de téléphones fermés d'ici aujourd'hui. Rien n'est fermé.",
  'phones.acts': '{days} jours: {list}.',
  'phones.cash': 'espèces {amount} ({count})',
  'phones.billed': 'factures {amount} ({count})',
  'phones.decided': 'décisions {count}',
  'phones.checked': 'vérifs {count}',
  'phones.nothing': 'rien',

  // SMS: à qui gère le service, ce qui va mal sans bruit.
  'sms.operator.outbox':
    'Mutual Line: SMS et demandes de paiement ne partent pas, le plus ancien depuis {time}.',
  'sms.operator.inbox':
    'Mutual Line: des SMS recus restent sans réponse, le plus ancien depuis {time}.',
  'sms.operator.events':
    'Mutual Line: des paiements annoncés ne sont pas dans les comptes, le plus ancien depuis {time}.',
  'sms.operator.suspense':
    "Mutual Line: de l'argent n'est à personne depuis {time}. Voir suspense list.",
  'sms.operator.backup': 'Mutual Line: aucune copie de la base depuis {time}. Voir le journal.',
  'sms.operator.calls':
    "Mutual Line: aucun appel depuis {time}. L'opérateur a-t-il encore notre adresse? Voir check.",
  'sms.operator.messages':
    "Mutual Line: aucun SMS recu depuis {time}. L'opérateur a-t-il encore notre adresse? Voir check.",
  'sms.operator.payments':
    'Mutual Line: aucune nouvelle de paiements depuis {time}. Voir wallet check.',
  'length.minutes': '{count} minutes',
  'length.hours': '{count} heures',
  'length.days': '{count} jours',

  // SMS: where the books stand, for people who keep it.
  'sms.anchor':
    '{mutual}: comptes du {date}: journal {seq}, {hash}. Gardez ce SMS: il montre si le passé est changé.',

  // SMS: cash, to whoever took it or brought it away; money that was taken back or paid back.
  'sms.cash.taken':
    '{mutual}: {amount} en espèces notés pour le membre {number}, réf {ref}. En main: {total}.',
  'sms.cash.deposited': '{mutual}: versement {ref} de {amount} noté. En main: {total}.',
  'sms.reversed': '{mutual}: {amount}, réf {ref}, annulés. Membre {number}.',
  'sms.reversed.payer': '{mutual}: {amount} pour le membre {number}, réf {ref}, annulés.',
  'sms.reversed.unmatched': '{mutual}: {amount}, réf {ref}, annulés.',
  'sms.refunded': '{mutual}: {amount} remboursés, réf {ref}. Membre {number}.',
  'sms.refund.kept':
    '{mutual}: {amount}, réf {ref}, ne sont pas remboursés. Ils comptent de nouveau pour le membre {number}.',
  'sms.refunded.payer': '{mutual}: {amount} pour le membre {number} remboursés, réf {ref}.',

  // SMS: the life of a membership: its end, notices before it is struck off, readmission.
  'sms.life.ends': "{mutual}: l'adhésion {number} prend fin. Dernier jour: {date}.",
  'sms.life.struck-off': '{mutual}: la radiation de {number} a été décidée. Dernier jour: {date}.',
  // SMS: who became a member, and people of a household.
  'sms.joined': '{mutual}: bienvenue. Votre numéro de membre: {number}.',
  'sms.joined.pay': 'Pour commencer, payez {amount}.',
  'sms.not-joined':
    "{mutual}: merci de votre demande. Nous ne pouvons pas vous inscrire pour l'instant. Contactez-nous.",
  'sms.person.added':
    '{mutual}: {person} fait maintenant partie de votre famille, numéro {number}.',
  'sms.person.added-guarded': '{mutual}: une personne a rejoint votre famille, numéro {number}.',
  'sms.person.waiting': "Délai d'attente jusqu'au {date}.",
  'sms.phone.changing':
    "{mutual}: dès le {when} les messages du membre {number} iront au {phone}. Pas d'accord? Répondez avant STOP CHANGEMENT.",
  'sms.phone.new': '{mutual}: dès le {when} ce téléphone est celui du membre {number}.',
  'sms.phone.kept': '{mutual}: ce téléphone reste celui du membre {number}.',
  'sms.phone.stopped': '{mutual}: ce téléphone ne devient pas celui du membre {number}.',
  'sms.phone.none': "Aucun changement de téléphone n'est en attente.",
  'sms.phone.how': 'Contre le changement de téléphone envoyez {word}',
  'sms.person.not-added':
    "{mutual}: nous ne pouvons pas inscrire {person} dans votre famille pour l'instant. Contactez-nous.",
  'sms.person.not-added-guarded':
    "{mutual}: nous ne pouvons pas inscrire une personne dans votre famille pour l'instant. Contactez-nous.",
  // SMS: reminders and notices of rights. What to dial or whom to call follows.
  'sms.remind.to': '{mutual} à {name}',
  'sms.remind.not-too-late': "Il n'est pas trop tard.",
  'sms.remind.covered': "Couvert jusqu'au {date}.",
  'sms.remind.contact': '{name}: {phone}.',
  'sms.remind.before-due': '{mutual}: payez {amount} avant le {date}. Membre {number}.',
  'sms.remind.grace':
    '{mutual}: {amount} en retard. Payez avant le {date}, restez couvert. Membre {number}.',
  'sms.remind.before-suspension':
    '{mutual}: payez {amount} avant le {date}, ou vos droits cessent. Membre {number}.',
  'sms.remind.cover-ends':
    '{mutual}: vos droits prennent fin le {date}. Membre {number}. Voyez avec nous.',
  'sms.remind.suspended':
    '{mutual}: droits suspendus depuis le {date}. Payez {amount} pour les rouvrir. Membre {number}.',
  'sms.remind.cover-stopped':
    '{mutual}: droits suspendus depuis le {date}. Membre {number}. Voyez avec nous.',
  'sms.remind.reopened': '{mutual}: vos droits sont rouverts depuis le {date}. Membre {number}.',
  'sms.remind.ageing-out':
    "{mutual}: droits de {person} comme enfant jusqu'au {date}. Ensuite: adhérer comme membre. Membre {number}.",
  'sms.remind.still-suspended':
    '{mutual}: payez {amount} et vous serez de nouveau couvert. Membre {number}.',
  'sms.remind.still-suspended-family':
    '{mutual}: payez {amount} et votre famille est de nouveau couverte. Membre {number}.',
  'sms.remind.still-suspended-later':
    '{mutual}: payez {amount} et vos droits reviennent le {date}. Membre {number}.',
  'sms.remind.applicant': '{mutual}: payez {amount} pour ouvrir vos droits. Membre {number}.',
  'sms.remind.by-hand': '{mutual}: reste à payer: {amount}. Membre {number}.',
  'sms.remind.stop': 'Pour arreter: STOP',
  'sms.remind.associations': '{mutual}: vos membres doivent {amount}: {list}.',
  // SMS: what the mutual did in a year.
  'sms.year.visits':
    '{mutual}: en {year} vous avez versé {amount}. Visites: {visits}, la mutuelle a payé {paid}. Membre {number}.',
  'sms.year.helped':
    '{mutual}: en {year} vous avez versé {amount}. Aucun soin: vos cotisations ont aidé {count} familles. Membre {number}.',
  'sms.year.no-visit':
    '{mutual}: en {year} vous avez versé {amount}. Aucun soin: vous étiez là pour les autres. Membre {number}.',
  'sms.year.guarded':
    '{mutual}: en {year} vous avez versé {amount}. Pour les soins payés, voyez avec nous. Membre {number}.',
  'sms.year.so-far': '{year} à ce jour',
  'sms.year.thanks': 'Merci.',
  'sms.life.notice':
    '{mutual}: le membre {number} doit {amount}, radiation possible. Vous serez entendu: {hearing}. Payer y met fin.',
  'sms.life.readmitted': '{mutual}: Membre {number}, vous etes de nouveau membre depuis le {date}.',

  // SMS: answers to clinics. Nothing about money owed, nobody else of the household.
  'sms.check.yes': '{person}: OUI.',
  'sms.check.yes-emergency': '{person}: OUI, URGENCE.',
  'sms.check.no': '{person}: NON.',
  'sms.check.service': '{service}.',
  'sms.check.share': 'Part du patient {percent}%.',
  'sms.check.share-varies': 'A payer: selon le soin.',
  'sms.check.left': 'Plafond: reste {amount}.',
  'sms.check.left-shared': 'Plafond: {amount}, autre code actif.',
  'sms.check.visits-left': 'Visites: reste {count}.',
  'sms.check.code': 'Valable le {date}. Code {code}',
  'sms.check.code-closed': "Code {code}: clos pour aujourd'hui.",
  'sms.check.reason.B1': 'Adhésion non active.',
  'sms.check.reason.W1': "Délai d'attente jusqu'au {date}.",
  'sms.check.reason.C1': 'Motif: cotisation. Le patient peut payer: {code}, puis renvoyez.',
  'sms.check.reason.C1-call': 'Motif: cotisation. Le patient appelle la mutuelle.',
  'sms.check.reason.S1': 'Service non couvert.',
  'sms.check.reason.S2': 'Service non couvert dans ce centre.',
  'sms.check.reason.S3': "Il faut d'abord une référence.",
  'sms.check.reason.L1': 'Plafond épuisé.',
  'sms.check.reason.G1': "Il faut d'abord une lettre de garantie.",
  'sms.check.unknown':
    '{asked}: numéro inconnu ou chiffre faux. Vérifiez la carte et renvoyez. Aucune information donnée.',
  'sms.check.families':
    '{asked}: {count} familles ont ce téléphone: {list}. Pour la première: {example}',
  'sms.check.families-many':
    '{asked}: plusieurs familles ont ce téléphone. Envoyez le numéro de la carte. Aucune info donnée.',
  'sms.check.who':
    '{asked}: pour qui? Le membre: numéro seul. Un autre de la famille: avec le suffixe, {asked}/2. Aucune information donnée.',
  'sms.check.cannot':
    "{asked}: vérification impossible maintenant. Ce n'est PAS un refus. Réessayez dans 5 minutes.",
  'sms.check.not-registered':
    "Ce téléphone n'est pas enregistré pour un centre. Aucune information donnée.",
  'sms.check.which':
    '{asked} peut etre un numéro de membre, un téléphone ou une carte. Envoyez NUM {asked}, TEL {asked} ou CARTE {asked}',

  // SMS: to the member, that somebody asked.
  'sms.check.notice':
    '{mutual}: un centre a vérifié les droits de {person} le {when}. Pas vous? Répondez PAS MOI',
  'sms.check.notice-guarded':
    '{mutual}: un centre a vérifié les droits de votre famille le {when}. Pas vous? Répondez PAS MOI',
  'sms.not-me': '{mutual}: merci. La demande du {when} est bloquée et nous allons la vérifier.',
  'sms.not-me.none': "Il n'y a pas de demande récente à bloquer.",
  'sms.not-me.how': "Une visite n'est pas la votre? Envoyez {word}",
  'sms.was-me': '{mutual}: merci. De nouveau ouvert: {codes}.',
  'sms.was-me.none': "Rien n'a été contesté depuis ce téléphone ces 10 dernières minutes.",

  // SMS: balance.
  'sms.balance': '{mutual}: Membre {number}.',
  'sms.balance.owed': 'A payer: {amount}.',

  // SMS: help, language, reminders.
  'sms.help': 'Vous pouvez envoyer: {commands}',
  'sms.help.check': '{example} (personne couverte?)',
  'sms.help.bill': '{example} (facturer)',
  'sms.help.arrears': '{example} (les retards)',
  'sms.help.total': '{example} (encaissements)',
  'sms.help.cash': '{example} (espèces recues)',
  'sms.help.pay': '{example} (payer)',
  'sms.help.family': '{example} (qui est couvert)',
  'sms.help.receipt': '{example} (dernier recu)',
  'sms.help.list': '{example} (qui doit)',
  'sms.help.attribute': '{example} (pour qui le paiement)',
  'sms.help.balance': '{example} (ce que vous devez)',
  'sms.help.language': '{example} (langue)',
  'sms.help.stop': '{example} (arreter les rappels)',
  'sms.language.changed': 'Nous vous écrivons désormais en francais.',
  'sms.language.ask': 'Envoyez {choices}.',
  'sms.language.choice': 'LANG FR pour le francais',
  'sms.stop':
    "Nous n'envoyons plus de rappels. Les recus viennent toujours. Envoyez REPRENDRE pour les rappels.",
  'sms.start': 'Vous recevrez de nouveau les rappels. Envoyez ARRET pour les arreter.',

  // SMS: errands of members, clinics, managers and collectors.
  'sms.pay.asked':
    '{mutual}: demande de {amount} pour le membre {number} sur ce téléphone. Tapez-y votre code {wallet}. Sans SMS: pas payé.',
  'sms.pay.open-one':
    '{mutual}: {amount} demandés il y a 1 minute. Répondez-y sur ce téléphone. Pour redemander: {example}',
  'sms.pay.open-more':
    '{mutual}: {amount} demandés il y a {minutes} minutes. Répondez-y sur ce téléphone. Pour redemander: {example}',
  'sms.pay.cash': 'En espèces: collecteur ou bureau.',
  'sms.pay.to': 'Payez: {label}.',
  'sms.pay.into': 'En espèces, ou sur {label} avec votre numéro de membre.',
  'sms.pay.cash-call': 'En espèces: appelez {phone}.',
  'sms.pay.no-receipt': 'Sans SMS de recu: pas payé.',
  'sms.pay.cannot-down':
    "{mutual}: aucun paiement par {wallet} pour le moment. Rien n'est demandé.",
  'sms.pay.cannot-phone':
    "{mutual}: ce téléphone ne peut pas payer par {wallet}. Rien n'est demandé.",
  'sms.pay.cannot-day':
    "{mutual}: plus de paiement par {wallet} de ce téléphone aujourd'hui. Rien n'est demandé. Payez demain.",
  'sms.pay.bill': 'Pay bill {bill}, compte {number}.',
  'sms.pay.beyond-once':
    "{mutual}: au plus {amount} à la fois par {wallet}. Rien n'est demandé. Envoyez moins, puis le reste.",
  'sms.pay.beyond-day':
    "{mutual}: encore {amount} au plus aujourd'hui par {wallet}. Rien n'est demandé. Payez le reste demain.",
  'sms.pay.beyond-least':
    "{mutual}: au moins {amount} par {wallet}. Rien n'est demandé. Envoyez plus.",
  'sms.pay.cash-taken': 'Espèces recues? Envoyez {example}',
  'sms.pay.ahead': "Rien à payer. Pour payer d'avance envoyez un montant: {example}",
  'sms.pay.how-much': 'Combien? {period}: {amount}. Envoyez par exemple {example}',
  'sms.amount-missing': 'Combien? Envoyez par exemple {example}',
  'sms.amount-unreadable': 'Montant illisible. Envoyez par exemple {example}',
  'sms.amount-several': "Est-ce {first} ou {second}? Envoyez-le ainsi. Rien n'a été fait.",
  'sms.amount-one': "Est-ce {amount}? Envoyez-le ainsi. Rien n'a été fait.",
  'sms.amount-currency':
    "Les montants sont en {currency}. Envoyez-le en {currency}. Rien n'a été fait.",
  'sms.amount-step':
    "Ce compte accepte {first} ou {second}, rien entre les deux. Rien n'a été fait.",
  'sms.amount-between': "Le montant doit aller de {least} à {most}. Rien n'a été fait.",
  'sms.call-me': "{mutual}: merci. Quelqu'un va vous appeler.",
  'sms.call-me-again': "{mutual}: demandé le {when}. Quelqu'un vous appellera.",
  'sms.wants-call': '{mutual}: rappelez {who}. Etait à: {what}',
  'sms.complaint.filed':
    '{mutual}: la plainte {code} est chez le gestionnaire. La réponse vient par SMS.',
  'sms.complaint.repeat':
    '{mutual}: la plainte {code} est déjà chez le gestionnaire. La réponse vient par SMS.',
  'sms.complaint.which-clinic-and-day':
    '{mutual}: plainte {code} notée. Où, quel jour? Envoyez par exemple {example}',
  'sms.complaint.which-clinic': '{mutual}: plainte {code} notée. Où? Envoyez par exemple {example}',
  'sms.complaint.which-day':
    '{mutual}: plainte {code} notée. Quel jour? Envoyez par exemple {example}',
  'sms.complaint.how': "{mutual}: dites ce qui s'est passé, où et quand: {example}.",
  'sms.complaint.too-many': '{mutual}: des plaintes de ce téléphone attendent déjà.',
  'sms.complains': '{mutual}: {code} {what}. {who}.',
  'sms.complaint-answer': '{mutual}, {code}: {words}',
  'sms.answer.sent': '{mutual}: la réponse à {code} est partie au {phone}.',
  'sms.answer.too-long': "La réponse à {code} est trop longue de {over} lettres. Rien n'est parti.",
  'sms.paid.last': '{mutual}: dernier paiement recu {amount} {when}, ref {ref}. Membre {number}.',
  'sms.paid.nothing': "{mutual}: rien n'est arrivé depuis le {date}. Membre {number}.",
  'sms.paid.what': 'Payé depuis? Attendez 10 minutes, puis appelez avec le SMS recu.',
  'sms.paid.what-cash':
    'Payé en espèces depuis? Sans SMS de recu: pas noté. Voyez qui les a prises.',
  'sms.unknown-member': 'Nous ne trouvons pas le membre {number}. Vérifiez le numéro.',
  'sms.family.from': '{name} dès {date}',
  'sms.family.too-old': '{name} (age dépassé)',
  'sms.and-more': '{list} +{count}.',
  // SMS: what members of an association owe, to its treasurer.
  'sms.group.owing':
    '{mutual}, {association}: membres qui doivent: {count} sur {members}, {amount}.',
  'sms.group.nobody': '{mutual}: aucun membre de {association} ne doit rien.',
  'sms.group.how': 'Envoyez {pay} pour payer pour tous, {list} pour voir qui.',
  'sms.group.list': '{mutual}, {association}: {list}.',
  'sms.group.asked':
    '{mutual}: demande de {amount} pour {association}, membres: {count}. Sur ce téléphone, tapez le code {wallet}. Sans SMS: pas payé.',
  // SMS: the bills of clinics, and what staff ask.
  'sms.bill.taken':
    '{mutual}: facture {code} de {amount} enregistrée. Part patient {patient}, notre part {share}.',
  'sms.bill.emergency':
    "{mutual}: facture d'urgence {code} de {amount} enregistrée. Nous décidons et vous informons.",
  'sms.bill.code':
    "{code}: code inconnu ou caractère faux. Rien n'est enregistré. Vérifiez et renvoyez.",
  'sms.bill.again': 'Service ou montant illisible. Envoyez par exemple {example}',
  'sms.bill.refused': "Code {code}: rien n'est enregistré.",
  'sms.guarded':
    "{mutual}: votre code de service protège cela. Appelez et tapez le code à l'écran, jamais par SMS.",
  'sms.receipt.none': '{mutual}: aucun paiement de votre part pour le moment.',
  'sms.arrears':
    '{mutual} {date}: membres en retard: {behind} sur {members}. 1 période: {one}, 2: {two}, 3+: {three}. Du {amount}.',
  'sms.arrears.none': '{mutual}: aucun membre en retard.',
  'sms.details': 'Envoyez {example}',
  'sms.list': '{mutual}, retard {periods}: {list}.',
  'sms.list.none': "{mutual}: personne n'a un retard de {periods}.",
  'sms.list.over': "Il n'y a pas de liste à continuer. Envoyez par exemple {example}",
  'sms.more': 'Suite: {example}',
  'sms.subject': '{mutual}: {who}.',
  'sms.subject.paid': 'Payé {amount} le {date}.',
  'sms.subject.never': 'Rien payé encore.',
  'sms.subject.acts': 'Envoyez {remind} ou {call} {number}',
  'sms.reminded': "{mutual}: {who} recoit un rappel maintenant, ou le matin s'il fait nuit.",
  'sms.to-call':
    '{mutual}: {who} est sur la liste des appels à faire. Après votre appel, envoyez {example}',
  'sms.to-call.before':
    '{mutual}: {who} est sur la liste des appels depuis le {when}. Après votre appel, envoyez {example}',
  'sms.called': "{mutual}: {who} n'est plus sur la liste des appels à faire.",
  'sms.called.none': "{mutual}: {who} n'est pas sur la liste des appels à faire.",
  'sms.total': "{mutual}: encaissé aujourd'hui {today}, en 7 jours {week}, ce mois {month}.",
  'sms.total.unmatched': 'Non rattaché: {count}, {amount}.',
  'sms.match.none': "{mutual}: aucun paiement n'attend un membre.",
  'sms.match.list': '{mutual}, non rattachés ({count}): {list}.',
  'sms.match.waits':
    '{mutual}: {amount}, ref {ref}, membre {number}, attend un second gestionnaire: {example}',
  'sms.decide.none': "{mutual}: rien n'attend une décision.",
  'sms.decide.list': '{mutual}, à décider ({count}): {list}.',
  'sms.decide.approved': '{mutual}: {what} est approuvé.',
  'sms.decide.refused': '{mutual}: {what} est refusé.',
  'sms.decide.which': 'Il y en a deux de ce numéro. Envoyez {one} ou {other}',
  'sms.unusual':
    "{mutual}: {amount} n'est pas habituel, rien n'est encore noté. Si c'est juste, renvoyez ce message avec {word}",
  'sms.cash.unusual':
    "{mutual}: {amount} en espèces, membre {number}: inhabituel, rien n'est noté. Si c'est juste, confirmez par appel ou renvoyez avec {word}",
  'sms.cash.call':
    "{mutual}: {amount} en espèces, membre {number}: rien n'est noté. Confirmez par appel de ce téléphone sous un jour.",
  'sms.on-call':
    "{mutual}: {amount} est trop pour un SMS: rien n'est fait. Faites-le par appel de ce téléphone.",
  'sms.cash.card': '{card} est la carte de {member}? Alors envoyez {command}',
  'sms.cash.twice':
    "{mutual}: espèces {amount} du membre {number} notées {when}, ref {ref}. Si c'est un autre paiement, renvoyez avec {word}",
  'sms.refused': 'Impossible par SMS. Adressez-vous au bureau.',
  'sms.refused.receipt': 'Nous ne trouvons pas ce recu. Vérifiez son numéro.',
  'sms.refused.matched': 'Ce paiement a déjà son membre.',
  'sms.refused.proposed': 'Cela attend déjà un second gestionnaire.',
  'sms.refused.same-person': 'Un autre gestionnaire doit en décider.',
  'sms.refused.nothing': "Rien sous ce numéro n'attend une décision.",
  'sms.refused.decided': "C'est déjà décidé.",
  'sms.refused.no-phone':
    "Ce membre n'a pas de téléphone pour le recu. Rien n'est enregistré: sans SMS, pas payé.",
  'sms.refused.complaint': "Il n'y a pas de plainte ouverte de ce numéro.",
  'sms.refused.words': "La réponse n'a pas de mots. Rien n'est parti.",

  // SMS: alerts to managers.
  'sms.alert.suspense':
    '{mutual}: {amount} recus sans membre ({count}). A rattacher, ou demander au payeur.',
  'sms.alert.difference':
    "{mutual}: écarts avec le relevé de l'opérateur depuis plus d'un jour: {count}.",
  'sms.alert.sms-failing': '{mutual}: SMS du dernier jour non arrivés: {count}.',
  'sms.alert.sms-falling':
    "{mutual}: seuls {count}% des SMS du dernier jour sont arrivés, moins qu'avant.",
  'sms.alert.wallet-silent': '{mutual}: {what} ne répond pas. Paiements en attente: {count}.',
  'sms.alert.clinic-asks':
    '{mutual}: le centre {what} a demandé {count} numéros en une heure. Il ne recoit plus de réponse.',
  'sms.alert.guessing':
    '{mutual}: {what} a essayé {count} numéros, comme au hasard. Plus de réponse pour le moment.',
  'sms.alert.flood': '{mutual}: trop de SMS de {what}: {count}. Plus de réponse pour le moment.',
  'sms.alert.not-me': '{mutual}: visite contestée par le membre: {what}. Code annulé.',
  'sms.alert.was-me': '{mutual}: le membre reconnait la visite: {what}. Code de nouveau ouvert.',
  'sms.alert.phone-kept':
    '{mutual}: le téléphone du membre {what} a dit non au nouveau. Rien ne change. Demandez au membre qui le voulait.',
  'sms.alert.call-me': '{mutual}: personnes à rappeler: {count}, {what}.',
  'sms.alert.complaint': '{mutual}: plaintes en attente: {count}, {what}.',
  'sms.alert.two-providers': "{mutual}: {what} dans deux centres aujourd'hui.",
  'sms.alert.many-visits': '{mutual}: {what}: {count} visites ce mois.',
  'sms.alert.applicants': '{mutual}: Demandes qui attendent une décision: {count}.',
  'sms.alert.no-money':
    "{mutual}: rien n'est encaissé depuis {count} jours ({date}). Demandez aux collecteurs et aux membres.",
  'sms.alert.budget':
    '{mutual}: le budget SMS du {date} est épuisé. Les rappels attendent demain. Les recus et les réponses aux centres partent toujours.',
  'sms.alert.backup':
    "{mutual}: aucune copie des données n'a été écrite depuis {count} heures. Prévenez le technicien.",
  'sms.alert.clock':
    "{mutual}: l'horloge du service est décalée de {count} jours. Rien n'est compté ni envoyé. Prévenez le technicien.",
  'sms.alert.event-held':
    "{mutual}: Un paiement de {amount} ({what}) n'est pas comptabilisé: montant peu probable. Deux gestionnaires décident.",
  'sms.alert.event-unreadable':
    '{mutual}: Un message illisible est arrivé à {what}. Il est gardé; prévenez le technicien.',
  'sms.alert.operator-refuses':
    '{mutual}: {what} refuse nos demandes de paiement ou répond autre chose. Prévenez le technicien.',
  'sms.alert.taken-back':
    "{mutual}: L'opérateur a repris {amount} du paiement {what}. Les comptes suivent. Demandez au payeur.",
  'sms.alert.payout-returned':
    '{mutual}: Le paiement {what} de {amount} est revenu. Il repart quand deux personnes disent vers quel compte.',
  'sms.alert.callback-conflict':
    "{mutual}: L'opérateur dit autre chose du paiement {what}. Rien n'a changé; demandez-lui.",
  'sms.alert.phone-closed': '{mutual}: téléphone {what} fermé, perdu ou volé.',

  // SMS: the week, to managers.
  'sms.reconciled': "{mutual}: Relevé jusqu'au {date}: tout concorde.",
  'sms.reconciled.differ':
    "{mutual}: Relevé jusqu'au {date}. Ecarts: {count}, de plus d'un jour: {overdue}.",
  'sms.reconciled.out': 'En cours de paiement: {amount}.',
  'sms.reconciled.without': 'Comptes sans relevé: {count}.',
  'sms.digest':
    '{mutual} (semaine passée): couverts {covered} ({wasCovered}), en retard {late} ({wasLate}).',
  'sms.digest.own': 'vos membres',
  'sms.digest.suspended': 'Suspendus {count} ({before}).',
  'sms.digest.owed': 'Arriérés {amount} ({before}).',
  'sms.digest.money': 'Encaissé: {amount} ({before}).',
  'sms.digest.moved': 'Nouveaux {joined}, partis {lost}.',
  'sms.digest.most': '{periods}: {count}, {amount}.',
  'sms.digest.alerts': 'Alertes: {count}.',
  'sms.alerts.list': '{mutual}, alertes ({count}): {list}.',
  'sms.alerts.none': '{mutual}: aucune alerte.',

  // SMS: what could not be done.
  'sms.unknown': "Nous n'avons pas compris. Envoyez AIDE pour voir ce que vous pouvez demander.",
  'sms.too-many':
    '{mutual}: trop de SMS de ce téléphone. Renvoyez dans une heure. {no} et {stop} comptent toujours.',
  'sms.stranger': '{mutual}: numéro non inscrit. Pour adhérer, ou payer pour un membre:',
  'sms.join': '{mutual}: {amount} {each} {whom}, pour: {services}.',
  'sms.join.family': 'par famille',
  'sms.join.person': 'par personne',
  'sms.unknown.nearest':
    "Nous n'avons pas compris. Vouliez-vous dire {example}? Envoyez AIDE pour la liste.",
  'sms.incomplete': 'Le numéro de membre manque. Envoyez par exemple {example}',
  'sms.incomplete.other': 'Incomplet ou illisible. Envoyez par exemple {example}',
  'sms.one-at-a-time':
    'Un seul numéro de membre à la fois, svp. Pour une autre personne de la famille: {example}/2',
  'sms.wrong-number': '{asked}: un chiffre est faux ou manque. Vérifiez le numéro et renvoyez.',
  'sms.not-allowed':
    'Demande impossible depuis ce téléphone. Envoyez AIDE pour voir ce que vous pouvez demander.',
})
