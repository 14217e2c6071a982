### lookup

# What a person reads about themselves ("your", "I"), as staff read it about them:
# the feature, then the id of its text there. What is not here is said alike to both.

registration-step-identity = Identity
registration-step-contact = Contact details
registration-step-situation = Situation and rights
registration-step-experience = Experience
registration-step-skills = Skills and languages
registration-step-project = The work looked for
registration-step-area = Where and when to work
registration-step-bank = Bank details
registration-reason = Reason for registering
registration-reason-contract-ended = Contract ended
registration-reason-dismissed = Dismissal
registration-reason-resigned = Resignation
registration-reason-studies-ended = Studies or training finished
registration-reason-first-job = First job
registration-reason-own-business-ended = Own business ended
registration-reason-back-to-work = Back after a break (children, illness, someone to care for)
registration-reason-working = In work, looks for something else
registration-availability = Availability
registration-residence = Nationality
registration-allowance = Unemployment allowance asked for
registration-registered-before = Registered before
registration-education = Level of education
registration-diploma = Most useful diploma
registration-years = Years of work in all
registration-job-last = Last job
registration-skills = Know-how
registration-own-words = Other know-how
registration-level-work = Can work in this language
registration-occupation = Occupation looked for
registration-contracts = Contracts accepted
registration-about = Added about the project
registration-place = Looks around
registration-transports = Ways to get about
registration-licences = Licences
registration-hours-either = Full time or part time
registration-schedules = Possible hours
registration-salary = Salary hoped for, gross a month, in euros
registration-weekly = Hours a week hoped for
registration-health = Health, what the person wants to be known
registration-health-kept-short = A text is kept
registration-iban-later = IBAN to be given later
registration-holder = Account holder, if someone else
registration-receipt-agency = Agency

entry-outcome-done = The try worked
entry-outcome-done-with-help = The try worked, with help
entry-outcome-not-done = The try did not work
entry-outcome-skipped = No try
entry-reason-task-not-done = The try did not work
entry-reason-digital-few-answers = Few answers about the internet: nothing is concluded
entry-reason-job-search-few-answers = Few answers about the search: nothing is concluded
entry-path-full-web-about = All online, by video and by messages. The person may return to the agency at any time.
entry-path-mixed-about = Documents online; interviews at the agency or by telephone.
entry-path-agency-about = Procedures and interviews at the agency.
entry-intensity-suivi-about = The person goes on by themselves, their adviser can be reached.
entry-intensity-guide-about = Their adviser looks at things with them regularly.
entry-intensity-renforce-about = Their adviser is often by their side, in person too.
entry-subject-register = Register with someone
entry-subject-choose = Choose how to be supported
entry-subject-job-search = Talk about their job search

contract-cause-returned-once = An interview at the agency, at their request
contract-cause-returned-for-good = Return to the agency for everything, at their request
contract-why-none = Prefers not to say
contract-why-equipment = Their device does not suit
contract-why-connection = Their connection is not enough
contract-why-contact = Prefers to see someone
contract-why-situation = Their situation has changed
