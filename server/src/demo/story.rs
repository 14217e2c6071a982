//! What happened to each of the three hundred, played in the order of time.

use std::sync::Arc;

use pleinweb_accounts::add_demo_person;
use pleinweb_caseload::{DecideFile, DecideInput, FileInput, OpenFile, PassOverdue, SendNow};
use pleinweb_contract::{ReturnToAgency, ReturnToAgencyInput, VolunteerAgain, VolunteerAgainInput};
use pleinweb_entry::{
    Path, RequestCallback, RequestCallbackInput, keep_for_good, make_check_for_demo,
};
use pleinweb_kernel::{
    AccountId, AgencyId, AppError, FormMeta, HOUR_MS, MINUTE_MS, PersonId, RegistrationId, Role,
    Timestamp,
};
use pleinweb_nomenclature::demo::{DemoRows, demo_rows};
use pleinweb_platform::clock::{Clock, HeldClock};
use pleinweb_platform::{
    AppState, Command, Cx, begin_as_system, enter_for_demo, finish, run_command, run_system,
};
use pleinweb_registration::{DemoFile, DemoState, make_for_demo};
use pleinweb_reviews::{ReviewKind, ReviewRequest, open_review};

use super::dice::Dice;
use super::person::{Person, draw};
use super::{JOB_SEEKERS, Staff, add_account, ago};

/// How far someone came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Account,
    Check,
    Draft,
    Waiting,
    Overdue,
    Decided,
    ReturnedOnce,
    ReturnedForGood,
    VolunteersAgain,
}

/// How many of each; they add up to `JOB_SEEKERS` (tested).
const FATES: [(Fate, usize); 9] = [
    (Fate::Account, 20),
    (Fate::Check, 30),
    (Fate::Draft, 45),
    (Fate::Waiting, 50),
    (Fate::Overdue, 5),
    (Fate::Decided, 115),
    (Fate::ReturnedOnce, 15),
    (Fate::ReturnedForGood, 12),
    (Fate::VolunteersAgain, 8),
];

/// Who stands on the sign-in page for each state: the first person of it.
const DOORS: [(Fate, &str); 7] = [
    (Fate::Account, "vient de créer son compte"),
    (Fate::Check, "a fait le bilan"),
    (Fate::Draft, "a commencé son inscription"),
    (Fate::Waiting, "attend la réponse d’un conseiller"),
    (Fate::Decided, "suivi 100 % en ligne"),
    (Fate::ReturnedForGood, "revenu en agence"),
    (Fate::VolunteersAgain, "de nouveau volontaire"),
];

/// Something that happens to someone.
#[derive(Clone, Copy, Debug)]
enum Step {
    SignUp,
    Check,
    Draft { steps: usize },
    Send,
    Decide,
    Return { once: bool },
    VolunteerAgain,
    AskToBeCalled,
}

/// One in so many asks to be called back.
const ASKS_TO_BE_CALLED: usize = 17;

/// The stage of the story.
pub struct World<'a> {
    pub app: &'a AppState,
    pub clock: &'a Arc<HeldClock>,
    pub now: Timestamp,
    pub agencies: Vec<AgencyId>,
    pub staff: Vec<Staff>,
}

/// Someone, as the story goes on.
struct Actor {
    person: Person,
    fate: Fate,
    account: AccountId,
    registration: Option<RegistrationId>,
}

impl World<'_> {
    /// Plays everything.
    pub async fn play(&self) -> Result<(), AppError> {
        let dice = Dice::new(100);
        let rows = demo_rows();
        let mut actors = self.cast(&dice, &rows);
        let mut script: Vec<(Timestamp, usize, Step)> = Vec::new();
        for (index, actor) in actors.iter().enumerate() {
            let steps = self.script(&dice, actor.fate);
            if index % ASKS_TO_BE_CALLED == 5
                && let Some((signed_up, _)) = steps.last()
            {
                let hours = i64::try_from(2 + index % 60).unwrap_or(2) * HOUR_MS;
                let at = ago(self.now, hours).max(signed_up.plus(MINUTE_MS));
                script.push((at, index, Step::AskToBeCalled));
            }
            script.extend(steps.into_iter().map(|(at, step)| (at, index, step)));
        }
        script.sort_by_key(|(at, index, _)| (*at, *index));
        for (at, index, step) in script {
            self.clock.advance(at.since(self.clock.now()).max(0));
            self.act(&dice, &mut actors[index], step).await?;
        }
        self.clock.advance(self.now.since(self.clock.now()).max(0));
        run_system::<PassOverdue>(self.app, "demo", &PassOverdue::all()).await?;
        self.open_doors(&actors).await
    }

    fn cast(&self, dice: &Dice, rows: &DemoRows) -> Vec<Actor> {
        let fates = FATES
            .iter()
            .flat_map(|(fate, count)| std::iter::repeat_n(*fate, *count));
        fates
            .take(JOB_SEEKERS)
            .enumerate()
            .map(|(number, fate)| {
                let mut person = draw(dice, rows, number, self.now);
                if matches!(fate, Fate::Decided) && number % 3 != 0 {
                    person.choice = Path::FullWeb;
                }
                Actor {
                    person,
                    fate,
                    account: self.app.new_id(),
                    registration: None,
                }
            })
            .collect()
    }

    /// When what happens to someone happens.
    fn script(&self, dice: &Dice, fate: Fate) -> Vec<(Timestamp, Step)> {
        let hours = |low: usize, high: usize| {
            i64::try_from(low + dice.below(high - low)).unwrap_or(1) * HOUR_MS
        };
        // How long ago the last thing happened, then back from there.
        let mut at = ago(
            self.now,
            match fate {
                Fate::Waiting => hours(1, 70),
                Fate::Overdue => hours(74, 90),
                Fate::Draft => hours(1, 13 * 24),
                Fate::VolunteersAgain => hours(2, 60),
                _ => hours(5, 20 * 24),
            } + 7 * MINUTE_MS,
        );
        let mut steps = match fate {
            Fate::Account => vec![Step::SignUp],
            Fate::Check => vec![Step::Check, Step::SignUp],
            Fate::Draft => vec![
                Step::Draft {
                    steps: dice.below(8),
                },
                Step::Check,
                Step::SignUp,
            ],
            Fate::Waiting | Fate::Overdue => vec![Step::Send, Step::Check, Step::SignUp],
            Fate::Decided => vec![Step::Decide, Step::Send, Step::Check, Step::SignUp],
            Fate::ReturnedOnce => {
                vec![
                    Step::Return { once: true },
                    Step::Decide,
                    Step::Send,
                    Step::Check,
                    Step::SignUp,
                ]
            }
            Fate::ReturnedForGood => {
                vec![
                    Step::Return { once: false },
                    Step::Decide,
                    Step::Send,
                    Step::Check,
                    Step::SignUp,
                ]
            }
            Fate::VolunteersAgain => vec![
                Step::VolunteerAgain,
                Step::Return { once: false },
                Step::Decide,
                Step::Send,
                Step::Check,
                Step::SignUp,
            ],
        };
        let mut script = Vec::new();
        for step in steps.drain(..) {
            script.push((at, step));
            at = at.minus(match step {
                Step::Decide => hours(3, 60),
                Step::Return { .. } | Step::VolunteerAgain => hours(24, 6 * 24),
                _ => hours(1, 30),
            });
        }
        script
    }

    async fn act(&self, dice: &Dice, actor: &mut Actor, step: Step) -> Result<(), AppError> {
        match step {
            Step::SignUp => self.sign_up(actor).await,
            Step::Check => {
                let mut cx = begin_as_system(self.app, "demo").await?;
                let person = &actor.person;
                make_check_for_demo(
                    &mut cx,
                    actor.account,
                    person.check.clone(),
                    person.task,
                    person.choice,
                )
                .await?;
                finish(cx).await
            }
            Step::Draft { steps } => self.file(actor, DemoState::Draft { steps }).await,
            Step::Send => self.file(actor, DemoState::Sent).await,
            Step::Decide => self.decide(dice, actor).await,
            Step::Return { once } => {
                let how = if once { "once" } else { "for-good" }.to_owned();
                self.as_person::<ReturnToAgency>(
                    actor,
                    ReturnToAgencyInput {
                        how,
                        ..Default::default()
                    },
                )
                .await
            }
            Step::VolunteerAgain => {
                self.as_person::<VolunteerAgain>(actor, VolunteerAgainInput::default())
                    .await
            }
            Step::AskToBeCalled => self.ask_to_be_called(dice, actor).await,
        }
    }

    async fn ask_to_be_called(&self, dice: &Dice, actor: &Actor) -> Result<(), AppError> {
        let (subject, words) = *dice.pick(&[
            ("register", ""),
            ("choose", "Je ne sais pas si le 100 % Web est pour moi."),
            (
                "online",
                "Je n’arrive pas à joindre mon CV depuis mon téléphone.",
            ),
            ("job-search", "Je voudrais parler d’une formation."),
            ("other", ""),
        ]);
        let person = &actor.person;
        let input = RequestCallbackInput {
            name: format!("{} {}", person.first_name, person.last_name),
            phone: person.answers.contact.phone.clone(),
            slot: (*dice.pick(&["any", "morning", "afternoon", "evening"])).to_owned(),
            subject: subject.to_owned(),
            words: words.to_owned(),
            postcode: person.answers.contact.postcode.clone(),
            agreed: true,
            ..Default::default()
        };
        self.as_person::<RequestCallback>(actor, input).await
    }

    async fn sign_up(&self, actor: &Actor) -> Result<(), AppError> {
        let mut cx = begin_as_system(self.app, "demo").await?;
        add_account(&mut cx, actor.account, Role::JobSeeker, &actor.person.email).await?;
        finish(cx).await
    }

    async fn file(&self, actor: &mut Actor, state: DemoState) -> Result<(), AppError> {
        let mut cx = begin_as_system(self.app, "demo").await?;
        let person = PersonId(actor.account.0);
        let agency = self.agencies[actor.person.agency];
        let sent = matches!(state, DemoState::Sent);
        let file = DemoFile {
            person,
            agency,
            at: cx.now(),
            state,
            answers: actor.person.answers.clone(),
            possible_double_of: None,
        };
        let registration = make_for_demo(&mut cx, &file).await?;
        actor.registration = Some(registration);
        if sent {
            self.queue(&mut cx, person, registration, agency).await?;
        }
        finish(cx).await
    }

    async fn queue(
        &self,
        cx: &mut Cx,
        person: PersonId,
        registration: RegistrationId,
        agency: AgencyId,
    ) -> Result<(), AppError> {
        let rows = cx.rows_of(person)?;
        keep_for_good(cx.tx(), rows).await?;
        let since = cx.now();
        open_review(
            cx,
            &ReviewRequest {
                kind: ReviewKind::NewFile,
                person: rows,
                registration,
                agency,
                since,
                owner: None,
            },
        )
        .await
        .map(|_| ())
    }

    async fn decide(&self, dice: &Dice, actor: &Actor) -> Result<(), AppError> {
        let Some(registration) = actor.registration else {
            return Ok(());
        };
        let here: Vec<Staff> = self
            .staff
            .iter()
            .filter(|staff| staff.agency == actor.person.agency)
            .copied()
            .collect();
        let adviser = *dice.pick(&here);
        let request = enter_for_demo(self.app, adviser.account, Role::Adviser).await?;
        let meta = FormMeta::default();
        let file = || FileInput {
            registration: registration.to_string(),
        };
        run_command::<OpenFile>(self.app, &request, file(), &meta).await?;
        let (path, intensity, reason) = match actor.person.choice {
            Path::FullWeb if dice.percent(90) => (
                "full-web",
                "guide",
                "Vous êtes à l’aise en ligne et votre projet est clair. On avance ensemble, à distance.",
            ),
            Path::Agency => (
                "agency",
                "renforce",
                "Vous préférez venir nous voir, et nous aussi : on se retrouve à l’agence.",
            ),
            _ => (
                "mixed",
                "guide",
                "Le plus simple en ligne, les entretiens à l’agence : on garde le meilleur des deux.",
            ),
        };
        let decide = DecideInput {
            registration: registration.to_string(),
            path: path.to_owned(),
            intensity: intensity.to_owned(),
            reason: reason.to_owned(),
            ..DecideInput::default()
        };
        run_command::<DecideFile>(self.app, &request, decide, &meta).await?;
        run_command::<SendNow>(self.app, &request, file(), &meta).await?;
        Ok(())
    }

    async fn as_person<C: Command>(&self, actor: &Actor, input: C::Input) -> Result<(), AppError> {
        let request = enter_for_demo(self.app, actor.account, Role::JobSeeker).await?;
        match run_command::<C>(self.app, &request, input, &FormMeta::default()).await {
            // Who was confirmed for the agency has nothing to return to.
            Ok(_) | Err(AppError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn open_doors(&self, actors: &[Actor]) -> Result<(), AppError> {
        let mut cx = begin_as_system(self.app, "demo").await?;
        for (fate, what) in DOORS {
            let wanted =
                |actor: &&Actor| actor.fate == fate && actor.person.choice == Path::FullWeb;
            if let Some(actor) = actors.iter().find(wanted) {
                let account = cx.rows_of(actor.account)?;
                let label = format!(
                    "{} {}, {what}",
                    actor.person.first_name, actor.person.last_name
                );
                add_demo_person(cx.tx(), account, "job-seeker", &label).await?;
            }
        }
        finish(cx).await
    }
}

#[cfg(test)]
mod tests {
    use super::{FATES, JOB_SEEKERS};

    #[test]
    fn everybody_has_a_fate() {
        assert_eq!(
            FATES.iter().map(|(_, count)| count).sum::<usize>(),
            JOB_SEEKERS
        );
    }
}
