/**
 * What is wrong in a file of a table, as its reading says it: each way of saying it in English with what stands in
 * it as {1} and {2}, and the same in this language. What has no line here is shown in English.
 */
export const faults = {
  'is empty': 'is empty',
  'is missing': 'is missing',
  'is there twice': 'is there twice',
  'is not a column known here': 'is not a column known here',
  'has no members': 'has no members',
  'has no lines below its header': 'has no lines below its header',
  'has {1} fields, the header has {2}': 'has {1} fields, the header has {2}',
  'has text in column {1}, which the header does not name':
    'has text in column {1}, which the header does not name',
  'has a character that cannot be shown': 'has a character that cannot be shown',
  'has nothing that an SMS can write': 'has nothing that an SMS can write',
  'is longer than {1} characters': 'is longer than {1} characters',
  'has a wrong check digit': 'has a wrong check digit',
  'is not a member number of 8 digits': 'is not a member number of 8 digits',
  'is not a member number, a digit must be wrong': 'is not a member number, a digit must be wrong',
  'must be F or M': 'must be F or M',
  'must be member, spouse, child, parent or other':
    'must be member, spouse, child, parent or other',
  'is not a colour of six digits, such as {1}': 'is not a colour of six digits, such as {1}',
  'is too light to be read (its contrast is {1}, {2} is needed): take a darker one; the nearest is {3}':
    'is too light to be read (its contrast is {1}, {2} is needed): take a darker one; the nearest is {3}',
  'must be yes or no': 'must be yes or no',
  'must be one of {1}': 'must be one of {1}',
  'is not a phone number of {1}': 'is not a phone number of {1}',
  'is a moment in another time zone: write the day alone':
    'is a moment in another time zone: write the day alone',
  'is a formula of a spreadsheet: save what it shows':
    'is a formula of a spreadsheet: save what it shows',
  'is a number that a spreadsheet has shortened: its digits are lost':
    'is a number that a spreadsheet has shortened: its digits are lost',
  'was hidden by a column too narrow when the file was saved':
    'was hidden by a column too narrow when the file was saved',
  'is the fault of a formula in a spreadsheet': 'is the fault of a formula in a spreadsheet',
  'is a day that a spreadsheet has made of it': 'is a day that a spreadsheet has made of it',
  'is a number that a spreadsheet has written anew':
    'is a number that a spreadsheet has written anew',
  'has the mark of a letter that was lost: type the name again':
    'has the mark of a letter that was lost: type the name again',
  'has a ? where a letter was lost: type the name again':
    'has a ? where a letter was lost: type the name again',
  'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right':
    'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right',
  'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8':
    'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8',
  'is a workbook ({1}): open it and save it as CSV (in Excel "CSV UTF-8")':
    'is a workbook ({1}): open it and save it as CSV (in Excel "CSV UTF-8")',
  'is a PDF: a CSV file is needed': 'is a PDF: a CSV file is needed',
  'is compressed (.gz): unpack it': 'is compressed (.gz): unpack it',
  'has more than {1} dependants': 'has more than {1} dependants',
  'is a second member in this household': 'is a second member in this household',
  'is not one of this mutual': 'is not one of this mutual',
  'the plan {1} has no version in force on {2}': 'the plan {1} has no version in force on {2}',
  'the member was not {1} on joining': 'the member was not {1} on joining',
  'is before joined_on': 'is before joined_on',
  'is before the member joined': 'is before the member joined',
  'is before the birth': 'is before the birth',
  'is also on line {1}': 'is also on line {1}',
  'exists already': 'exists already',
  'is taken': 'is taken',
  'was taken a moment ago': 'was taken a moment ago',
  'is a card of {1}': 'is a card of {1}',
  'is a day that is yet to come': 'is a day that is yet to come',
  'is not a day that there is': 'is not a day that there is',
  'is not a date such as YYYY-MM-DD': 'is not a date such as YYYY-MM-DD',
  'has no year': 'has no year',
  'has no day of the month': 'has no day of the month',
  'is {1} in the register and cannot be changed by an import':
    'is {1} in the register and cannot be changed by an import',
  'the membership ended on {1}': 'the membership ended on {1}',
  'another import for this mutual is at work': 'another import for this mutual is at work',
  'was imported on {1} already, as {2}; if these are other people, say --others':
    'was imported on {1} already, as {2}; if these are other people, say so when you send it',
  'is below zero, which only the bank may be': 'is below zero, which only the bank may be',
  'is not a month YYYY-MM or a day YYYY-MM-DD': 'is not a month YYYY-MM or a day YYYY-MM-DD',
  'is not an amount in {1} such as {2}': 'is not an amount in {1} such as {2}',
  'is the number that a spreadsheet keeps for a day ({1}): show the column as dates YYYY-MM-DD and save again':
    'is the number that a spreadsheet keeps for a day ({1}): show the column as dates YYYY-MM-DD and save again',
  'has day and month in another order than "{1}" on line {2}: write all days in one':
    'has day and month in another order than "{1}" on line {2}: write all days in one',
  'has {1} where a letter was lost: type the name again':
    'has {1} where a letter was lost: type the name again',
  'stands in line {1} already': 'stands in line {1} already',
  'must be more than 0': 'must be more than 0',
  'is not in the association': 'is not in the association',
  'is before {1}': 'is before {1}',
  'is before from': 'is before from',
  'is more than {1}': 'is more than {1}',
  'is less than {1}, for one person': 'is less than {1}, for one person',
  'must be {1} or more': 'must be {1} or more',
  'must be {1} or less': 'must be {1} or less',
  'must be {1}': 'must be {1}',
  'must be digits': 'must be digits',
  'is not JSON: {1}': 'is not JSON: {1}',
  'is not of {1}: its mutual.code is {2}': 'is not of {1}: its mutual.code is {2}',
  'means nothing when each person has a contribution':
    'means nothing when each person has a contribution',
  'means nothing when a family has one contribution':
    'means nothing when a family has one contribution',
  'means nothing when a contribution counts nobody':
    'means nothing when a contribution counts nobody',
  'means nothing without a joiningFee': 'means nothing without a joiningFee',
  'means nothing when contributions are paid in arrears':
    'means nothing when contributions are paid in arrears',
  'mean nothing when contributions are paid in arrears':
    'mean nothing when contributions are paid in arrears',
  'must be true when contributions are paid in arrears':
    'must be true when contributions are paid in arrears',
  'means nothing unless the period is season': 'means nothing unless the period is season',
  'must be calendar when the period is season': 'must be calendar when the period is season',
  'means nothing for a season, which is due as it ends':
    'means nothing for a season, which is due as it ends',
  'must be 2 or more when a part payment opens rights':
    'must be 2 or more when a part payment opens rights',
  'means nothing when periods run from the day of joining':
    'means nothing when periods run from the day of joining',
  'means nothing for a ceiling per person': 'means nothing for a ceiling per person',
  'needs an amount or a count': 'needs an amount or a count',
  'needs an amount that it is added to': 'needs an amount that it is added to',
  'needs months or days': 'needs months or days',
  'needs either parts or amount': 'needs either parts or amount',
  'needs a minimumPaidShare below 100': 'needs a minimumPaidShare below 100',
  'must be less than the months of a {1}': 'must be less than the months of a {1}',
  'is past the end of every {1}, which has {2} days at most':
    'is past the end of every {1}, which has {2} days at most',
  'is more than strikeOffAfterPeriods, which is {1}':
    'is more than strikeOffAfterPeriods, which is {1}',
  'is more than the periods one by one, {1}': 'is more than the periods one by one, {1}',
  'is more than the price': 'is more than the price',
  'cannot be asked for in an emergency': 'cannot be asked for in an emergency',
  'comes to more than {1} a year for a household of {2}, which is no contribution':
    'comes to more than {1} a year for a household of {2}, which is no contribution',
  'is there twice with this code and validFrom': 'is there twice with this code and validFrom',
  'is there twice with this service and day': 'is there twice with this service and day',
  'is also a phone of {1}': 'is also a phone of {1}',
  'is a phone of {1}': 'is a phone of {1}',
  'no plan has the service {1}': 'no plan has the service {1}',
  'is no service of {1}': 'is no service of {1}',
  'cannot change once there are members': 'cannot change once there are members',
  'cannot change once there are plans': 'cannot change once there are plans',
  'is not a date YYYY-MM-DD': 'is not a date YYYY-MM-DD',
  'is not a phone number': 'is not a phone number',
  'is not an amount such as "1500" or "100.50"': 'is not an amount such as "1500" or "100.50"',
  'is not a colour of six digits, such as #1d6b34':
    'is not a colour of six digits, such as #1d6b34',
  'is too light to be read ({1}): {2}': 'is too light to be read ({1}): {2}',
  'is not a currency that is known here': 'is not a currency that is known here',
  'is not a language here': 'is not a language here',
  "is not one of the mutual's languages": "is not one of the mutual's languages",
  'is not a time zone of the IANA list, such as Africa/Nairobi':
    'is not a time zone of the IANA list, such as Africa/Nairobi',
  'is not a country code of ISO 3166 in two capital letters':
    'is not a country code of ISO 3166 in two capital letters',
  'must be small letters, digits and single dashes, such as "femmes-marche"':
    'must be small letters, digits and single dashes, such as "femmes-marche"',
  'must be a time HH:MM from 00:00 to 23:59': 'must be a time HH:MM from 00:00 to 23:59',
  'must be a month and day MM-DD': 'must be a month and day MM-DD',
  'must be a month and day MM-DD that every year has':
    'must be a month and day MM-DD that every year has',
  'must be a USSD code such as *384*77#': 'must be a USSD code such as *384*77#',
  '{1}; it is that of the version before': '{1}; it is that of the version before',
  '{1}; the mutual has it already, null takes it away':
    '{1}; the mutual has it already, null takes it away',
  '{1} is in force and has a {2} under it, so it cannot be changed; give a later validFrom':
    '{1} is in force and has a {2} under it, so it cannot be changed; give a later validFrom',
  '{1} is not set up here; {2}': '{1} is not set up here; {2}',
  'reads like a member number; it needs other letters':
    'reads like a member number; it needs other letters',
  'is read like {1} where a payer types it': 'is read like {1} where a payer types it',
  'period {1} is inside what the register says is paid, through {2}: leave the line out, or correct paid_through with import --update':
    'period {1} is inside what the register says is paid, through {2}: leave the line out, or correct paid_through by a members file',
  'is not about member {1}: leave the line out, or --number':
    'is not about member {1}: leave the line out',
  'names an account twice': 'names an account twice',
  'names a cost centre twice': 'names a cost centre twice',
  'names a language twice': 'names a language twice',
  'names a wallet twice': 'names a wallet twice',
  'names a service twice': 'names a service twice',
  'names a phone twice': 'names a phone twice',
  'cannot be with the period season, which is due as it ends':
    'cannot be with the period season, which is due as it ends',
  'begin and end at the same time': 'begin and end at the same time',
  'is {1} characters longer than there is room for with the longest names and amounts':
    'is {1} characters longer than there is room for with the longest names and amounts',
  'counts parts without a currency': 'counts parts without a currency',
  'needs an amount such as "400" or "99.50"': 'needs an amount such as "400" or "99.50"',
  'is longer than {1} characters: a first name is enough':
    'is longer than {1} characters: a first name is enough',
  'the contribution, which is {1}': 'the contribution, which is {1}',
  'that of {1}': 'that of {1}',
  'is no more than {1}': 'is no more than {1}',
  'is more for each period than {1}': 'is more for each period than {1}',
  'is not a day: {1}': 'is not a day: {1}',
  'has more than {1} entries': 'has more than {1} entries',
  'must be {1} or {2}': 'must be {1} or {2}',
  'an object': 'an object',
  'a list': 'a list',
  text: 'text',
  'a whole number': 'a whole number',
  'an amount written as text, such as "1500"': 'an amount written as text, such as "1500"',
  'is not UTF-8': 'is not UTF-8',
  'is not a text that there is': 'is not a text that there is',
  'must hold {1}, each as often as ours': 'must hold {1}, each as often as ours',
  'no value in braces': 'no value in braces',
  'has "{1}", which is not in the alphabet of SMS (GSM-7)':
    'has "{1}", which is not in the alphabet of SMS (GSM-7)',
  'begins or ends with a space, or is empty': 'begins or ends with a space, or is empty',
  'version {1} of the plan {2}': 'version {1} of the plan {2}',
  '{1} begins in days that are closed: the books are, through {2}':
    '{1} begins in days that are closed: the books are, through {2}',
  '{1} would change the past: since {2} another version is in force':
    '{1} would change the past: since {2} another version is in force',
  'no wallet is: without one a mutual takes cash and its bank':
    'no wallet is: without one a mutual takes cash and its bank',
  'the wallets here are {1}': 'the wallets here are {1}',
  charge: 'charge',
  check: 'check',
  'visit code': 'visit code',
  'guarantee letter': 'guarantee letter',
  'a quoted field is not closed': 'a quoted field is not closed',
  'there is text after the closing quote of a field':
    'there is text after the closing quote of a field',
  'there is a quote inside a field that is not quoted':
    'there is a quote inside a field that is not quoted',
  'a line is longer than {1} characters; is a quote left open?':
    'a line is longer than {1} characters; is a quote left open?',
  'can be {1}, and all days of the file can be read so: say --dates {2}':
    'can be {1}, and all days of the file can be read so: say when you send it in which order days are ({2})',
  'can mean two things: {1}; write the whole day as YYYY-MM-DD':
    'can mean two things: {1}; write the whole day as YYYY-MM-DD',
  'has no day of the month, only {1}': 'has no day of the month, only {1}',
  'is an archive (.zip or a workbook): take the table out of it and save it as CSV':
    'is an archive (.zip or a workbook): take the table out of it and save it as CSV',
  'is a web page or XML, whatever its name says: open it and save it as CSV (in Excel "CSV UTF-8")':
    'is a web page or XML, whatever its name says: open it and save it as CSV (in Excel "CSV UTF-8")',
  'has {1} more lines in another encoding than the others':
    'has {1} more lines in another encoding than the others',
  'can be read as {1} and as {2}: write one of these':
    'can be read as {1} and as {2}: write one of these',
  'has a fraction, and {1} has none: write {2}': 'has a fraction, and {1} has none: write {2}',
  'has a fraction, and {1} has none': 'has a fraction, and {1} has none',
  'has more than {1} decimals, and {2} has {3}: write {4}':
    'has more than {1} decimals, and {2} has {3}: write {4}',
  'has more than {1} decimals, and {2} has {3}': 'has more than {1} decimals, and {2} has {3}',
  'is shortened: write {1}': 'is shortened: write {1}',
  'is shortened': 'is shortened',
  'names another currency than {1}': 'names another currency than {1}',
  'is too large': 'is too large',
  'no row of this household is member': 'no row of this household is member',
  'lies more than a year ahead': 'lies more than a year ahead',
  'lies more than ten years ahead': 'lies more than ten years ahead',
  'differs from the row of the member': 'differs from the row of the member',
  'is not a date YYYY-MM-DD or a year YYYY': 'is not a date YYYY-MM-DD or a year YYYY',
  'is in the future': 'is in the future',
  'is empty for a person new in this household': 'is empty for a person new in this household',
  'looks like {1}: the same name, sex, year of birth and phone':
    'looks like {1}: the same name, sex, year of birth and phone',
  '{1} of {2} households are there already: take them out, or give them their numbers and say --update; if they are others, say --others':
    '{1} of {2} households are there already: take them out, or give them their numbers and choose to update; if they are others, say so when you send it',
  'changes more than {1} members: split it': 'changes more than {1} members: split it',
  'is nobody in this mutual': 'is nobody in this mutual',
  'is none of {1}': 'is none of {1}',
  '{1}, or fee for the joining fee': '{1}, or fee for the joining fee',
  'belongs to owed, not to {1}: leave it empty': 'belongs to owed, not to {1}: leave it empty',
  'stands beside a period: give one of the two': 'stands beside a period: give one of the two',
  'stands on line {1} already': 'stands on line {1} already',
  'is not needed: there is one bank account in the books':
    'is not needed: there is one bank account in the books',
  'is no wallet account of {1}: write {2}': 'is no wallet account of {1}: write {2}',
  'is no wallet account of {1}': 'is no wallet account of {1}',
  'is no clinic of {1}: write its code in the statutes':
    'is no clinic of {1}: write its code in the statutes',
  'is no one manager or collector of {1}: write the phone':
    'is no one manager or collector of {1}: write the phone',
  'is not a code: write small letters, digits and dashes':
    'is not a code: write small letters, digits and dashes',
  'is about a household': 'is about a household',
  'is no number of the chart of accounts: write {1}':
    'is no number of the chart of accounts: write {1}',
  'is no member’s number or card': 'is no member’s number or card',
  'joined on {1}, not before the opening: leave it out':
    'joined on {1}, not before the opening: leave it out',
  'stands beside line {1}: a household owes or is ahead':
    'stands beside line {1}: a household owes or is ahead',
  'is needed, since line {1} is about the same household':
    'is needed, since line {1} is about the same household',
  'is inside what the register says is paid, through {1}: leave the line out, or correct paid_through with import --update':
    'is inside what the register says is paid, through {1}: leave the line out, or correct paid_through by a members file',
  'would pay twice, since the register says paid through {1}: leave the line out, or write paid_through before {2} with import --update':
    'would pay twice, since the register says paid through {1}: leave the line out, or write paid_through before {2} by a members file',
  'does not lie before the opening on {1}: it is charged by itself':
    'does not lie before the opening on {1}: it is charged by itself',
  'lies before the household joined on {1}': 'lies before the household joined on {1}',
  'is a joining fee, and the register says that it is paid, or the plan has none':
    'is a joining fee, and the register says that it is paid, or the plan has none',
  'is of a period that stands on a line before': 'is of a period that stands on a line before',
  'is more than {1}, which the statutes ask for that: correct it, or give an older day':
    'is more than {1}, which the statutes ask for that: correct it, or give an older day',
  'is not one amount in {1}': 'is not one amount in {1}',
  'can be read as {1} and as {2}: say --decimals point or comma':
    'can be read as {1} and as {2}: say how decimals are written',
  'is on line {1} already': 'is on line {1} already',
  'has no header of a known statement: {1}': 'has no header of a known statement: {1}',
  'writes days that can be read in two ways: say --dates dmy or mdy':
    'writes days that can be read in two ways: say how days are written',
  'writes some days with the year first and others not, as when a spreadsheet has changed some: take it from the operator anew, or say --dates dmy or mdy if both are right':
    'writes some days with the year first and others not, as when a spreadsheet has changed some: take it from the operator anew, or say how days are written if both are right',
  'has no movement that came to pass': 'has no movement that came to pass',
  'is another currency than that of the account': 'is another currency than that of the account',
  'must be 1 to {1} characters': 'must be 1 to {1} characters',
  '{1}; take the file from the operator anew': '{1}; take the file from the operator anew',
  '{1} has lost zeros at its beginning: {2} writes {3} characters':
    '{1} has lost zeros at its beginning: {2} writes {3} characters',
  '{1} has lost its last digits in a spreadsheet': '{1} has lost its last digits in a spreadsheet',
  'is more than any amount can be here': 'is more than any amount can be here',
  'the columns that the installation file names, or {1}':
    'the columns that the installation file names, or {1}',
  'is not a day and time such as {1}': 'is not a day and time such as {1}',
} as const
