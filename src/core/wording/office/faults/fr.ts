import type { OfficeWords } from '../en.ts'

export const faults: OfficeWords['faults'] = {
  'is empty': 'est vide',
  'is missing': 'manque',
  'is there twice': 'y est deux fois',
  'is not a column known here': 'n’est pas une colonne connue ici',
  'has no members': 'n’a pas de membres',
  'has no lines below its header': 'n’a pas de lignes sous son en-tête',
  'has {1} fields, the header has {2}': 'a {1} champs, l’en-tête en a {2}',
  'has text in column {1}, which the header does not name':
    'a du texte dans la colonne {1}, que l’en-tête ne nomme pas',
  'has a character that cannot be shown': 'a un caractère qui ne peut pas être montré',
  'has nothing that an SMS can write': 'n’a rien qu’un SMS puisse écrire',
  'is longer than {1} characters': 'dépasse {1} caractères',
  'has a wrong check digit': 'a un chiffre de contrôle faux',
  'is not a member number of 8 digits': 'n’est pas un numéro de membre de 8 chiffres',
  'is not a member number, a digit must be wrong':
    'n’est pas un numéro de membre : un chiffre doit être faux',
  'must be F or M': 'doit être F ou M',
  'must be member, spouse, child, parent or other':
    'doit être member, spouse, child, parent ou other',
  'is not a colour of six digits, such as {1}': 'n’est pas une couleur de six chiffres, comme {1}',
  'is too light to be read (its contrast is {1}, {2} is needed): take a darker one; the nearest is {3}':
    'est trop claire pour être lue (son contraste est de {1}, il faut {2}) : prenez-en une plus foncée ; la plus proche est {3}',
  'must be yes or no': 'doit être oui ou non',
  'must be one of {1}': 'doit être l’un de {1}',
  'is not a phone number of {1}': 'n’est pas un numéro de téléphone de {1}',
  'is a moment in another time zone: write the day alone':
    'est une heure d’un autre fuseau : écrivez le jour seul',
  'is a formula of a spreadsheet: save what it shows':
    'est une formule de tableur : enregistrez ce qu’elle montre',
  'is a number that a spreadsheet has shortened: its digits are lost':
    'est un nombre qu’un tableur a raccourci : ses chiffres sont perdus',
  'was hidden by a column too narrow when the file was saved':
    'était caché par une colonne trop étroite à l’enregistrement',
  'is the fault of a formula in a spreadsheet': 'est l’erreur d’une formule de tableur',
  'is a day that a spreadsheet has made of it': 'est un jour qu’un tableur en a fait',
  'is a number that a spreadsheet has written anew': 'est un nombre qu’un tableur a récrit',
  'has the mark of a letter that was lost: type the name again':
    'a la marque d’une lettre perdue : retapez le nom',
  'has a ? where a letter was lost: type the name again':
    'a un ? à la place d’une lettre perdue : retapez le nom',
  'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right':
    'a été lu dans un autre codage : enregistrez le fichier en UTF-8 là où le nom est juste',
  'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8':
    'est dans un autre codage que les autres lignes : retapez ses accents et enregistrez le tout en UTF-8',
  'is a workbook ({1}): open it and save it as CSV (in Excel "CSV UTF-8")':
    'est un classeur ({1}) : ouvrez-le et enregistrez-le en CSV (dans Excel « CSV UTF-8 »)',
  'is a PDF: a CSV file is needed': 'est un PDF : il faut un fichier CSV',
  'is compressed (.gz): unpack it': 'est compressé (.gz) : décompressez-le',
  'has more than {1} dependants': 'a plus de {1} personnes à charge',
  'is a second member in this household': 'est un second membre dans ce ménage',
  'is not one of this mutual': 'n’est pas de cette mutuelle',
  'the plan {1} has no version in force on {2}':
    'la formule {1} n’a pas de version en vigueur le {2}',
  'the member was not {1} on joining': 'le membre n’avait pas {1} ans à l’adhésion',
  'is before joined_on': 'est avant joined_on',
  'is before the member joined': 'est avant l’adhésion du membre',
  'is before the birth': 'est avant la naissance',
  'is also on line {1}': 'est aussi à la ligne {1}',
  'exists already': 'existe déjà',
  'is taken': 'est pris',
  'was taken a moment ago': 'vient d’être pris',
  'is a card of {1}': 'est une carte de {1}',
  'is a day that is yet to come': 'est un jour à venir',
  'is not a day that there is': 'n’est pas un jour qui existe',
  'is not a date such as YYYY-MM-DD': 'n’est pas une date comme AAAA-MM-JJ',
  'has no year': 'n’a pas d’année',
  'has no day of the month': 'n’a pas de jour du mois',
  'is {1} in the register and cannot be changed by an import':
    'est {1} au registre et ne se change pas par un import',
  'the membership ended on {1}': 'l’adhésion a pris fin le {1}',
  'another import for this mutual is at work': 'un autre import de cette mutuelle est en cours',
  'was imported on {1} already, as {2}; if these are other people, say --others':
    'a déjà été importé le {1}, sous {2} ; si ce sont d’autres personnes, cochez-le en envoyant',
  'is below zero, which only the bank may be':
    'est au-dessous de zéro, ce que seule la banque peut être',
  'is not a month YYYY-MM or a day YYYY-MM-DD': 'n’est pas un mois AAAA-MM ou un jour AAAA-MM-JJ',
  'is not an amount in {1} such as {2}': 'n’est pas un montant en {1} comme {2}',
  'is the number that a spreadsheet keeps for a day ({1}): show the column as dates YYYY-MM-DD and save again':
    'est le nombre qu’un tableur garde pour un jour ({1}) : montrez la colonne en dates AAAA-MM-JJ et enregistrez encore',
  'has day and month in another order than "{1}" on line {2}: write all days in one':
    'a le jour et le mois dans un autre ordre que « {1} » à la ligne {2} : écrivez tous les jours pareil',
  'has {1} where a letter was lost: type the name again':
    'a {1} à la place d’une lettre perdue : retapez le nom',
  'stands in line {1} already': 'est déjà à la ligne {1}',
  'must be more than 0': 'doit être plus que 0',
  'is not in the association': 'n’est pas dans cette association',
  'is before {1}': 'est avant {1}',
  'is before from': 'est avant le premier jour',
  'is more than {1}': 'est plus que {1}',
  'is less than {1}, for one person': 'est moins que {1}, pour une personne',
  'must be {1} or more': 'doit être {1} ou plus',
  'must be {1} or less': 'doit être {1} ou moins',
  'must be {1}': 'doit être {1}',
  'must be digits': 'doit être des chiffres',
  'is not JSON: {1}': 'n’est pas du JSON : {1}',
  'is not of {1}: its mutual.code is {2}': 'n’est pas de {1} : son mutual.code est {2}',
  'means nothing when each person has a contribution':
    'ne veut rien dire quand chaque personne a une cotisation',
  'means nothing when a family has one contribution':
    'ne veut rien dire quand une famille a une seule cotisation',
  'means nothing when a contribution counts nobody':
    'ne veut rien dire quand une cotisation ne compte personne',
  'means nothing without a joiningFee': 'ne veut rien dire sans droit d’adhésion',
  'means nothing when contributions are paid in arrears':
    'ne veut rien dire quand on paie après la période',
  'mean nothing when contributions are paid in arrears':
    'ne veulent rien dire quand on paie après la période',
  'must be true when contributions are paid in arrears':
    'doit être true quand on paie après la période',
  'means nothing unless the period is season':
    'ne veut rien dire si la période n’est pas une saison',
  'must be calendar when the period is season':
    'doit être calendar quand la période est une saison',
  'means nothing for a season, which is due as it ends':
    'ne veut rien dire pour une saison, due à sa fin',
  'must be 2 or more when a part payment opens rights':
    'doit être 2 ou plus quand un paiement partiel ouvre des droits',
  'means nothing when periods run from the day of joining':
    'ne veut rien dire quand les périodes partent de l’adhésion',
  'means nothing for a ceiling per person': 'ne veut rien dire pour un plafond par personne',
  'needs an amount or a count': 'demande un montant ou un nombre',
  'needs an amount that it is added to': 'demande un montant auquel s’ajouter',
  'needs months or days': 'demande des mois ou des jours',
  'needs either parts or amount': 'demande parts ou amount',
  'needs a minimumPaidShare below 100': 'demande minimumPaidShare sous 100',
  'must be less than the months of a {1}': 'doit être moins que les mois de {1}',
  'is past the end of every {1}, which has {2} days at most':
    'est après la fin de chaque {1}, qui a {2} jours au plus',
  'is more than strikeOffAfterPeriods, which is {1}':
    'est plus que strikeOffAfterPeriods, qui est {1}',
  'is more than the periods one by one, {1}': 'est plus que les périodes une à une, {1}',
  'is more than the price': 'est plus que le prix',
  'cannot be asked for in an emergency': 'ne peut être demandé en urgence',
  'comes to more than {1} a year for a household of {2}, which is no contribution':
    'fait plus de {1} par an pour un ménage de {2} : ce n’est pas une cotisation',
  'is there twice with this code and validFrom': 'est là deux fois avec ce code et ce premier jour',
  'is there twice with this service and day': 'est là deux fois avec ce soin et ce jour',
  'is also a phone of {1}': 'est aussi un téléphone de {1}',
  'is a phone of {1}': 'est un téléphone de {1}',
  'no plan has the service {1}': 'aucune formule n’a le soin {1}',
  'is no service of {1}': 'n’est pas un soin de {1}',
  'cannot change once there are members': 'ne peut changer une fois qu’il y a des membres',
  'cannot change once there are plans': 'ne peut changer une fois qu’il y a des formules',
  'is not a date YYYY-MM-DD': 'n’est pas une date AAAA-MM-JJ',
  'is not a phone number': 'n’est pas un numéro de téléphone',
  'is not an amount such as "1500" or "100.50"': 'n’est pas un montant comme "1500" ou "100.50"',
  'is not a colour of six digits, such as #1d6b34':
    'n’est pas une couleur à six chiffres, comme #1d6b34',
  'is too light to be read ({1}): {2}': 'est trop claire pour être lue ({1}) : {2}',
  'is not a currency that is known here': 'n’est pas une monnaie connue ici',
  'is not a language here': 'n’est pas une langue d’ici',
  "is not one of the mutual's languages": 'n’est pas une des langues de la mutuelle',
  'is not a time zone of the IANA list, such as Africa/Nairobi':
    'n’est pas un fuseau de la liste IANA, comme Africa/Nairobi',
  'is not a country code of ISO 3166 in two capital letters':
    'n’est pas un code de pays ISO 3166 en deux majuscules',
  'must be small letters, digits and single dashes, such as "femmes-marche"':
    'doit être en minuscules, chiffres et tirets simples, comme "femmes-marche"',
  'must be a time HH:MM from 00:00 to 23:59': 'doit être une heure HH:MM de 00:00 à 23:59',
  'must be a month and day MM-DD': 'doit être un mois et jour MM-JJ',
  'must be a month and day MM-DD that every year has':
    'doit être un mois et jour MM-JJ de chaque année',
  'must be a USSD code such as *384*77#': 'doit être un code USSD comme *384*77#',
  '{1}; it is that of the version before': '{1} ; c’est celui de la version précédente',
  '{1}; the mutual has it already, null takes it away': '{1} ; la mutuelle l’a déjà, null l’enlève',
  '{1} is in force and has a {2} under it, so it cannot be changed; give a later validFrom':
    '{1} est en vigueur et porte un {2}, et ne peut donc changer : donnez un validFrom plus tardif',
  '{1} is not set up here; {2}': '{1} n’est pas installé ici ; {2}',
  'reads like a member number; it needs other letters':
    'se lit comme un numéro de membre ; il faut d’autres lettres',
  'is read like {1} where a payer types it': 'se lit comme {1} quand un payeur le tape',
  'period {1} is inside what the register says is paid, through {2}: leave the line out, or correct paid_through with import --update':
    'la période {1} est dans ce que le registre dit payé, jusqu’au {2} : retirez la ligne, ou corrigez paid_through par une importation',
  'is not about member {1}: leave the line out, or --number':
    'ne concerne pas le membre {1} : retirez la ligne',
  'names an account twice': 'nomme un compte deux fois',
  'names a cost centre twice': 'nomme un centre de coûts deux fois',
  'names a language twice': 'nomme une langue deux fois',
  'names a wallet twice': 'nomme un portefeuille deux fois',
  'names a service twice': 'nomme un soin deux fois',
  'names a phone twice': 'nomme un téléphone deux fois',
  'cannot be with the period season, which is due as it ends':
    'ne va pas avec la période season, échue à sa fin',
  'begin and end at the same time': 'commencent et finissent à la même heure',
  'is {1} characters longer than there is room for with the longest names and amounts':
    'est de {1} caractères trop long avec les noms et montants les plus longs',
  'counts parts without a currency': 'compte des parts sans monnaie',
  'needs an amount such as "400" or "99.50"': 'demande un montant comme "400" ou "99.50"',
  'is longer than {1} characters: a first name is enough':
    'dépasse {1} caractères : un prénom suffit',
  'the contribution, which is {1}': 'la cotisation, qui est de {1}',
  'that of {1}': 'celui de {1} périodes',
  'is no more than {1}': 'n’est pas plus que {1}',
  'is more for each period than {1}': 'est plus par période que {1}',
  'is not a day: {1}': 'n’est pas un jour comme {1}',
  'has more than {1} entries': 'a plus de {1} entrées',
  'must be {1} or {2}': 'doit être {1} ou {2}',
  'an object': 'un objet',
  'a list': 'une liste',
  text: 'du texte',
  'a whole number': 'un nombre entier',
  'an amount written as text, such as "1500"': 'un montant écrit comme texte, comme "1500"',
  'is not UTF-8': 'n’est pas en UTF-8',
  'is not a text that there is': 'n’est pas un texte qui existe',
  'must hold {1}, each as often as ours': 'doit contenir {1}, autant de fois que le nôtre',
  'no value in braces': 'aucune valeur entre accolades',
  'has "{1}", which is not in the alphabet of SMS (GSM-7)':
    'contient « {1} », absent de l’alphabet des SMS (GSM-7)',
  'begins or ends with a space, or is empty': 'commence ou finit par une espace, ou est vide',
  'version {1} of the plan {2}': 'la version {1} de la formule {2}',
  '{1} begins in days that are closed: the books are, through {2}':
    '{1} commence dans des jours clos : les livres le sont jusqu’au {2}',
  '{1} would change the past: since {2} another version is in force':
    '{1} changerait le passé : depuis le {2} une autre version est en vigueur',
  'no wallet is: without one a mutual takes cash and its bank':
    'aucun portefeuille ne l’est : sans lui une mutuelle reçoit des espèces et par sa banque',
  'the wallets here are {1}': 'les portefeuilles ici sont {1}',
  charge: 'appel de cotisation',
  check: 'contrôle de droits',
  'visit code': 'code de visite',
  'guarantee letter': 'bon de prise en charge',
  'a quoted field is not closed': 'un champ entre guillemets n’est pas fermé',
  'there is text after the closing quote of a field':
    'il y a du texte après le guillemet fermant d’un champ',
  'there is a quote inside a field that is not quoted':
    'il y a un guillemet dans un champ sans guillemets',
  'a line is longer than {1} characters; is a quote left open?':
    'une ligne dépasse {1} caractères ; un guillemet est-il resté ouvert ?',
  'can be {1}, and all days of the file can be read so: say --dates {2}':
    'peut être {1}, et tous les jours du fichier se lisent ainsi : dites en l’envoyant l’ordre des jours ({2})',
  'can mean two things: {1}; write the whole day as YYYY-MM-DD':
    'peut vouloir dire deux choses : {1} ; écrivez le jour entier AAAA-MM-JJ',
  'has no day of the month, only {1}': 'n’a pas de jour du mois, seulement {1}',
  'is an archive (.zip or a workbook): take the table out of it and save it as CSV':
    'est une archive (.zip ou un classeur) : sortez-en le tableau et enregistrez-le en CSV',
  'is a web page or XML, whatever its name says: open it and save it as CSV (in Excel "CSV UTF-8")':
    'est une page web ou du XML, quoi qu’en dise son nom : ouvrez-le et enregistrez-le en CSV (dans Excel « CSV UTF-8 »)',
  'has {1} more lines in another encoding than the others':
    'a encore {1} lignes dans un autre encodage que les autres',
  'can be read as {1} and as {2}: write one of these':
    'peut se lire {1} ou {2} : écrivez l’un des deux',
  'has a fraction, and {1} has none: write {2}': 'a une fraction, et {1} n’en a pas : écrivez {2}',
  'has a fraction, and {1} has none': 'a une fraction, et {1} n’en a pas',
  'has more than {1} decimals, and {2} has {3}: write {4}':
    'a plus de {1} décimales, et {2} en a {3} : écrivez {4}',
  'has more than {1} decimals, and {2} has {3}': 'a plus de {1} décimales, et {2} en a {3}',
  'is shortened: write {1}': 'est abrégé : écrivez {1}',
  'is shortened': 'est abrégé',
  'names another currency than {1}': 'nomme une autre monnaie que {1}',
  'is too large': 'est trop grand',
  'no row of this household is member': 'aucune ligne de ce ménage n’est member',
  'lies more than a year ahead': 'est à plus d’un an d’ici',
  'lies more than ten years ahead': 'est à plus de dix ans d’ici',
  'differs from the row of the member': 'diffère de la ligne du membre',
  'is not a date YYYY-MM-DD or a year YYYY': 'n’est pas une date AAAA-MM-JJ ni une année AAAA',
  'is in the future': 'est dans l’avenir',
  'is empty for a person new in this household':
    'est vide pour une personne nouvelle dans ce ménage',
  'looks like {1}: the same name, sex, year of birth and phone':
    'ressemble à {1} : mêmes nom, sexe, année de naissance et téléphone',
  '{1} of {2} households are there already: take them out, or give them their numbers and say --update; if they are others, say --others':
    '{1} ménages sur {2} sont déjà là : retirez-les, ou donnez leurs numéros et cochez la mise à jour ; si ce sont d’autres, cochez-le en envoyant',
  'changes more than {1} members: split it': 'change plus de {1} membres : partagez-le',
  'is nobody in this mutual': 'n’est personne dans cette mutuelle',
  'is none of {1}': 'n’est aucun de {1}',
  '{1}, or fee for the joining fee': '{1}, ni fee pour le droit d’adhésion',
  'belongs to owed, not to {1}: leave it empty': 'va avec owed, pas avec {1} : laissez-le vide',
  'stands beside a period: give one of the two': 'est à côté d’une période : donnez l’un des deux',
  'stands on line {1} already': 'est déjà à la ligne {1}',
  'is not needed: there is one bank account in the books':
    'est inutile : les livres ont un seul compte en banque',
  'is no wallet account of {1}: write {2}': 'n’est pas un portefeuille de {1} : écrivez {2}',
  'is no wallet account of {1}': 'n’est pas un portefeuille de {1}',
  'is no clinic of {1}: write its code in the statutes':
    'n’est pas un centre de {1} : écrivez son code des statuts',
  'is no one manager or collector of {1}: write the phone':
    'ne désigne pas un seul gestionnaire ou collecteur de {1} : écrivez le téléphone',
  'is not a code: write small letters, digits and dashes':
    'n’est pas un code : écrivez minuscules, chiffres et tirets',
  'is about a household': 'concerne un ménage',
  'is no number of the chart of accounts: write {1}':
    'n’est pas un numéro du plan comptable : écrivez {1}',
  'is no member’s number or card': 'n’est le numéro ni la carte d’aucun membre',
  'joined on {1}, not before the opening: leave it out':
    'a adhéré le {1}, pas avant l’ouverture : retirez la ligne',
  'stands beside line {1}: a household owes or is ahead':
    'est à côté de la ligne {1} : un ménage doit ou est en avance',
  'is needed, since line {1} is about the same household':
    'est nécessaire, car la ligne {1} concerne le même ménage',
  'is inside what the register says is paid, through {1}: leave the line out, or correct paid_through with import --update':
    'est dans ce que le registre dit payé, jusqu’au {1} : retirez la ligne, ou corrigez paid_through par une importation',
  'would pay twice, since the register says paid through {1}: leave the line out, or write paid_through before {2} with import --update':
    'paierait deux fois, car le registre dit payé jusqu’au {1} : retirez la ligne, ou écrivez paid_through avant le {2} par une importation',
  'does not lie before the opening on {1}: it is charged by itself':
    'n’est pas avant l’ouverture du {1} : elle est appelée d’elle-même',
  'lies before the household joined on {1}': 'est avant l’adhésion du ménage le {1}',
  'is a joining fee, and the register says that it is paid, or the plan has none':
    'est un droit d’adhésion, et le registre le dit payé, ou la formule n’en a pas',
  'is of a period that stands on a line before': 'est d’une période déjà sur une ligne précédente',
  'is more than {1}, which the statutes ask for that: correct it, or give an older day':
    'est plus que {1}, que les statuts demandent pour cela : corrigez, ou donnez un jour plus ancien',
  'is not one amount in {1}': 'n’est pas un seul montant en {1}',
  'can be read as {1} and as {2}: say --decimals point or comma':
    'peut se lire {1} ou {2} : dites comment les décimales sont écrites',
  'is on line {1} already': 'est déjà à la ligne {1}',
  'has no header of a known statement: {1}': 'n’a l’en-tête d’aucun relevé connu : {1}',
  'writes days that can be read in two ways: say --dates dmy or mdy':
    'écrit des jours qui se lisent de deux façons : dites comment les jours sont écrits',
  'writes some days with the year first and others not, as when a spreadsheet has changed some: take it from the operator anew, or say --dates dmy or mdy if both are right':
    'écrit certains jours avec l’année d’abord et d’autres non, comme après un tableur : reprenez-le chez l’opérateur, ou dites comment les jours sont écrits si les deux sont justes',
  'has no movement that came to pass': 'n’a aucun mouvement abouti',
  'is another currency than that of the account': 'est une autre monnaie que celle du compte',
  'must be 1 to {1} characters': 'doit avoir de 1 à {1} caractères',
  '{1}; take the file from the operator anew': '{1} ; reprenez le fichier chez l’opérateur',
  '{1} has lost zeros at its beginning: {2} writes {3} characters':
    '{1} a perdu des zéros au début : {2} écrit {3} caractères',
  '{1} has lost its last digits in a spreadsheet':
    '{1} a perdu ses derniers chiffres dans un tableur',
  'is more than any amount can be here': 'est plus que tout montant possible ici',
  'the columns that the installation file names, or {1}':
    'les colonnes que nomme le fichier de l’installation, ou {1}',
  'is not a day and time such as {1}': 'n’est pas un jour et une heure comme {1}',
}
