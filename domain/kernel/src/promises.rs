//! What people are told and can count on: every length of time and every number
//! of it stands once, here. Rules compute with these constants, texts name them
//! (`{ ANSWER() }` in a Fluent file is "72 heures" and "72 hours"), so that a page
//! cannot say what the program does not do (docs/adr/0031). Sources are rules of
//! PRODUCT.md, laws, or ours; "Retention" there says the longest that is allowed.

use super::told::{Clock, Count, Promise, Source, Span};
use super::told::{count, days, hours, minutes, months, o_clock, seconds, years};

/// Makes each promise a constant, and a line of `ALL`.
macro_rules! promises {
    ($($(#[$doc:meta])+ $name:ident: $kind:ident = $told:expr, $source:expr;)+) => {
        $($(#[$doc])+ pub const $name: $kind = $told;)+
        /// Every promise, for whoever reads texts.
        pub const ALL: &[Promise] =
            &[$(Promise { name: stringify!($name), told: $name.told(), source: $source }),+];
    };
}

promises! {
    // Answers.

    /// An adviser answers, calls back or proposes a time within 72 hours, elapsed:
    /// nights, weekends and public holidays count.
    ANSWER: Span = hours(72), Source::Product("Answer time");
    /// A colleague who takes over answers within a day: the person has waited
    /// three already, and one more is what a file needs at most.
    COLLEAGUE_ANSWER: Span = hours(24), Source::Ours;
    /// What an operator takes away from somebody can be taken back for that long.
    STAFF_UNDO: Span = minutes(10), Source::Ours;
    /// A file that was opened to decide is kept for its adviser that long.
    CLAIM: Span = minutes(30), Source::Ours;
    /// A decision waits so long before its person is told of it: until then it can
    /// be taken back.
    DECISION_HELD: Span = minutes(10), Source::Ours;
    /// A call that a colleague took and did not finish is free again after that long.
    CALL_TAKEN: Span = hours(2), Source::Ours;
    /// Somebody who was not reached is called again so soon …
    CALL_SOON: Span = hours(2), Source::Ours;
    /// … or so late.
    CALL_LATE: Span = days(2), Source::Ours;
    /// An engagement contract is proposed within a month of the orientation; 30
    /// days, so that the shorter months keep it too.
    ENGAGEMENT: Span = months(1), Source::Law("Labour Code L5411-6");

    // What is kept, and how long.

    /// A draft of a registration, after its last change, to the end of the last day.
    DRAFT_KEPT: Span = days(15), Source::Product("Retention");
    /// The person is told so long before a draft ends.
    DRAFT_WARNING: Span = days(3), Source::Ours;
    /// A file after the registration ended, at hand for advisers …
    FILE_ACTIVE: Span = years(3), Source::Law("Labour Code R5312-44, decree 2024-1268");
    /// … and then in an archive that few may open, with a reason.
    FILE_ARCHIVED: Span = years(7), Source::Law("Labour Code R5312-44, decree 2024-1268");
    /// What belongs to someone who never registered, without use. The check goes by
    /// itself, this long after its last change.
    UNREGISTERED_KEPT: Span = months(13), Source::Product("Retention");
    /// A call that was asked for, after it was made: as for those who never registered.
    CALL_KEPT: Span = months(13), Source::Product("Retention");
    /// Technical traces, at most: the logs of the service, which whoever runs it keeps.
    TRACES_KEPT: Span = months(6), Source::Product("Retention");
    /// A check without an account, after its last change: as a draft.
    VISITOR_CHECK_KEPT: Span = days(15), Source::Product("Retention");
    /// The link to a check that someone goes on with elsewhere.
    CHECK_LINK: Span = days(15), Source::Product("Retention");
    /// A list of offers that was shown: the least that the AI Act asks for the
    /// records of such a system.
    LIST_KEPT: Span = months(6), Source::Law("Regulation (EU) 2024/1689, articles 19 and 26");
    /// That someone opened an offer: as long as most offers are news.
    VIEW_KEPT: Span = days(7), Source::Ours;
    /// A kept offer that is no longer online is still shown so long.
    GONE_OFFER_KEPT: Span = months(1), Source::Ours;
    /// What was typed into a refused form comes back so long.
    FORM_KEPT: Span = minutes(15), Source::Ours;
    /// The same form sent again within this time acts once.
    REQUEST_KEPT: Span = days(7), Source::Ours;
    /// Keys that a sweep set aside, for somebody to look.
    KEYS_SET_ASIDE: Span = days(7), Source::Ours;

    // Accounts: links, sessions, proofs.

    /// A link that confirms a new account.
    SIGN_UP_LINK: Span = hours(48), Source::Ours;
    /// A link that confirms a new address.
    NEW_EMAIL_LINK: Span = hours(48), Source::Ours;
    /// A link to choose a new password.
    RESET_LINK: Span = hours(1), Source::Ours;
    /// A colleague's invitation.
    INVITATION: Span = days(7), Source::Ours;
    /// A link that stops what a mail told of, in the mailbox of its owner.
    UNDO_LINK: Span = days(7), Source::Ours;
    /// What was added to an account within this time is shown after a reset or a stop.
    ADDED_LATELY: Span = days(30), Source::Ours;
    /// Sensitive changes ask for a proof that is younger than this.
    PROOF_RECENT: Span = minutes(15), Source::Ours;
    /// New recovery codes are shown this long, unless their owner says earlier that
    /// they are kept.
    CODES_SHOWN: Span = minutes(15), Source::Ours;
    /// An application shows a new code so often.
    CODE_CHANGES: Span = seconds(30), Source::Law("RFC 6238");
    /// A person's own session ends after this long without use.
    SESSION_IDLE: Span = days(15), Source::Ours;
    /// Staff sessions end sooner: they open other people's files.
    STAFF_SESSION_IDLE: Span = hours(10), Source::Ours;
    /// However much it is used, a staff session ends this long after the proofs
    /// that it stands on were given: a stolen one cannot be kept alive.
    STAFF_SESSION: Span = hours(12), Source::Ours;
    /// Characters of a password at least …
    PASSWORD_LEAST: Count = count(12), Source::Ours;
    /// … and bytes at most: hashing cost is paid for each.
    PASSWORD_MOST: Count = count(256), Source::Ours;

    // What an adviser may read.

    /// Readings are counted over the time that went by.
    READINGS_OVER: Span = hours(1), Source::Ours;
    /// Whoever read too much reads nobody for that long.
    READING_PAUSE: Span = hours(1), Source::Ours;
    /// Characters of a stated reason at most.
    READING_WORDS_MOST: Count = count(300), Source::Ours;
    /// Characters of the reason of a decision at least: a person reads it.
    REASON_LEAST: Count = count(20), Source::Ours;
    /// An alarm that was closed stays in sight so long.
    CLOSED_ALARM_SHOWN: Span = days(7), Source::Ours;

    // The entry check and the registration.

    /// What the check takes, about.
    CHECK_TAKES: Span = minutes(5), Source::Ours;
    /// Its questions, five on each axis.
    CHECK_QUESTIONS: Count = count(10), Source::Ours;
    /// Of the five questions of an axis, so many must be answered before anything
    /// is said: with two, one answer would decide. Whoever changes this or the two
    /// below raises `entry::RULES_VERSION`.
    CHECK_ANSWERED_LEAST: Count = count(3), Source::Ours;
    /// Autonomous from three quarters of the points. With five answers that is at
    /// most two in-between ones, with three at most one: an in-between answer is
    /// ordinary, several say that some company is useful.
    AUTONOMOUS_FROM: Count = count(75), Source::Ours;
    /// Supported under two fifths of the points. Nothing but in-between answers
    /// gives half of them, which is partial: several answers must say "better with
    /// someone" before it is concluded that most steps are.
    SUPPORTED_BELOW: Count = count(40), Source::Ours;
    /// Megabytes of the file that is sent to try.
    TRIAL_FILE_MB: Count = count(10), Source::Ours;
    /// What the registration takes, about.
    REGISTRATION_TAKES: Span = minutes(20), Source::Ours;
    /// Its steps, the summary included.
    REGISTRATION_STEPS: Count = count(9), Source::Product("Registration");
    /// The end of compulsory schooling.
    REGISTRATION_AGE: Span = years(16), Source::Law("Education Code L131-1");

    // Offers and searches.

    /// An employer can contest that an offer was taken down, and its text is kept
    /// for it.
    CONTEST: Span = days(30), Source::Ours;
    /// An offer that its source has not confirmed for longer than this is old: it is
    /// said in words, and stands behind younger ones that fit as well. Twice as long as
    /// most offers stay online.
    OFFER_OLD: Span = days(60), Source::Ours;
    /// Kilometres around an offer in which others like it are looked for: an hour's way.
    SIMILAR_WITHIN: Count = count(100), Source::Ours;
    /// Offers that one person keeps: a page's worth.
    KEPT_OFFERS_MOST: Count = count(100), Source::Ours;
    /// Corrections that a person may have at a time.
    CORRECTIONS_MOST: Count = count(200), Source::Ours;
    /// Searches that one person keeps.
    SEARCHES_MOST: Count = count(20), Source::Ours;
    /// What a kept search brought lately.
    SEARCH_NEWS: Span = days(7), Source::Ours;
    /// Nobody is written to from this hour of the evening, in Paris …
    QUIET_FROM: Clock = o_clock(21), Source::Ours;
    /// … to this hour of the morning; daily and weekly mails leave then.
    QUIET_UNTIL: Clock = o_clock(8), Source::Ours;
    /// Kilometres around a place when none are said.
    SEARCH_RADIUS: Count = count(30), Source::Ours;
    /// Offers of one answer of the API, unless another number is asked for.
    API_OFFERS: Count = count(20), Source::Ours;
    /// An answer of the API may be as old as this.
    API_ANSWER_KEPT: Span = minutes(1), Source::Ours;

    // The market's figures (docs/adr/0007).

    /// A cell with fewer is not shown.
    HIDDEN_BELOW: Count = count(10), Source::Product("Built-in evaluation: small cells suppressed");
    /// People are counted in steps of so many.
    PEOPLE_STEP: Count = count(5), Source::Ours;
    /// A change of fewer percent is no change.
    STEADY_BELOW: Count = count(5), Source::Ours;
    /// New offers, lately …
    NEW_WEEK: Span = days(7), Source::Ours;
    /// … and less lately.
    NEW_MONTH: Span = days(30), Source::Ours;
    /// Whole months that the curve shows.
    MARKET_MONTHS: Span = months(12), Source::Ours;
    /// Whole months whose offers are compared with those of as many before.
    TREND_MONTHS: Span = months(3), Source::Ours;
    /// From this long after its publication an offer counts as lasting …
    LASTING_FROM: Span = months(1), Source::Product("Shortage: our own indicator with its formula");
    /// … up to this long; offers that ended are counted over the same time.
    LASTING_UPTO: Span = days(90), Source::Product("Shortage: our own indicator with its formula");
    /// Our indicator: from here it is fairly balanced …
    TENSION_MODERATE: Count = count(25), Source::Ours;
    /// … from here hard to find someone …
    TENSION_HIGH: Count = count(50), Source::Ours;
    /// … and from here very hard.
    TENSION_VERY_HIGH: Count = count(75), Source::Ours;
    /// Euros to which pay is rounded.
    PAY_ROUNDED_TO: Count = count(100), Source::Ours;
}
