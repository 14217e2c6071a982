//! Keeps what was typed: a whole step when the person goes on, or the step as
//! it is while they type.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::{Actor, AppError, FieldErrors, RegistrationId};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{AppState, Command, Cx, Of, Permit};

use super::seal::{Change, seal_all};
use super::{OwnFile, open_draft, own_file};
use crate::draft::{KeptStep, Known, fields_of, is_part, merge, spoken_of, whole};
use crate::model::{Secret, Step, StepForm};
use crate::store::{self, SecretRow};
use crate::{deadlines, labels};

/// Where the person goes from a step that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterStep {
    Show(Step),
    /// They leave and come back another time.
    Leave,
}

/// Goes on from a step when all of it is right. What is not is kept as typed
/// all the same, and the person is told; with "save and leave" they are not.
///
/// # Errors
/// `Invalid`: what the step's form refuses (`StepForm::check`,
/// `StepForm::missing`), `commune` commune-which, `city` town-slip, `place` place-slip
/// (questions: who says that it is right goes on), and of a chosen code that does
/// not exist occupation-unknown, place-unknown; not with "save and leave".
/// `Conflict("changed-elsewhere")` when an answer was changed on another page
/// meanwhile. `Conflict("already-sent")` for a file that was sent: nothing is kept.
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct SaveStep<F> {
    form: F,
    wrong: FieldErrors,
    changes: Vec<(Secret, Change)>,
}

/// Keeps a step as it is, while the person types.
///
/// # Errors
/// `Conflict("changed-elsewhere")` when an answer was changed on another page
/// meanwhile. `Conflict("already-sent")` for a file that was sent: nothing is kept.
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct SaveDraft<F>(SaveStep<F>);

/// How a step came to be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// By somebody who goes on: all of it is to be right.
    GoesOn,
    Leaves,
    /// By the page, while somebody types.
    ByItself,
}

impl<F: StepForm> SaveStep<F> {
    fn new(mut form: F) -> Self {
        form.take_answers();
        Self {
            form,
            wrong: FieldErrors::default(),
            changes: Vec::new(),
        }
    }

    /// Checks the form with the day of today and seals its secrets.
    async fn check(&mut self, app: &AppState, actor: Actor) -> Result<(), AppError> {
        let mut tidy = self.form.clone();
        match tidy.check(paris_day(app.now())) {
            Ok(()) => self.form = tidy,
            Err(errors) => self.wrong = errors,
        }
        // Whoever is not a job seeker is refused by `authorize`. A message that speaks of
        // some fields only says nothing of secrets.
        if let Actor::JobSeeker { person, .. } = actor
            && !is_part(&self.form)
        {
            self.changes = seal_all(app, person, self.form.secrets()).await?;
        }
        Ok(())
    }

    /// Merges the step into the draft. What the page sent by itself, and what somebody
    /// sent after it has overtaken, changes nothing: not an answer, nor that the step is
    /// complete.
    async fn keep(&self, cx: &mut Cx, own: &OwnFile, sent: Sent) -> Result<(), AppError> {
        let (id, version) = open_draft(cx, own).await?;
        let mut steps = store::steps(cx.tx(), id).await?;
        let kept: KeptStep = steps.remove(&F::STEP).unwrap_or_default();
        let known = Known::of(self.form.stamp());
        if sent == Sent::ByItself && known.comes_late(&kept) {
            return Ok(());
        }
        let confirmed = sent == Sent::GoesOn;
        let (now, version) = (cx.now(), version + 1);
        let before = store::secrets(cx.tx(), id).await?;
        let mut form = self.form.clone();
        let mut wrong = self.wrong.clone();
        if is_part(&form) {
            form = whole(&kept, &form)?;
            form.take_answers();
            wrong = form.check(paris_day(now)).err().unwrap_or_default();
        }
        labels::look_up(cx, &mut form, &mut wrong).await?;
        wrong
            .0
            .extend(form.missing(&kinds(&before)).err().unwrap_or_default().0);
        let was_complete = kept.complete;
        let mut merged = merge(
            kept,
            spoken_of(&self.form, fields_of(&form)?),
            &known,
            version,
        );
        merged.step.complete =
            (confirmed || was_complete) && wrong.is_empty() && merged.kept_back.is_empty();
        let sealed = self.keep_secrets(cx, id, &before).await?;
        if merged.changed || sealed || merged.step.complete != was_complete {
            store::put_step(cx.tx(), id, F::STEP, &merged.step, now).await?;
            store::touch_draft(cx.tx(), id, version, now, deadlines::draft_ends(now)).await?;
        }
        // A refusal below still keeps what was typed.
        cx.keep_on_refusal();
        if !merged.kept_back.is_empty() {
            Err(AppError::conflict("changed-elsewhere"))
        } else if confirmed && !wrong.is_empty() {
            Err(AppError::Invalid(wrong))
        } else {
            Ok(())
        }
    }

    async fn keep_secrets(
        &self,
        cx: &mut Cx,
        id: Of<RegistrationId>,
        before: &[SecretRow],
    ) -> Result<bool, AppError> {
        let (now, mut changed) = (cx.now(), false);
        for (secret, change) in &self.changes {
            match change {
                Change::Keep(sealed) => {
                    let same = before
                        .iter()
                        .any(|row| row.kind == *secret && row.lookup == sealed.lookup.hash);
                    if !same {
                        store::put_secret(cx.tx(), id, *secret, sealed, now).await?;
                        changed = true;
                    }
                }
                Change::Erase => changed |= store::erase_secret(cx.tx(), id, *secret).await?,
            }
        }
        Ok(changed)
    }
}

fn kinds(rows: &[SecretRow]) -> Vec<Secret> {
    rows.iter().map(|row| row.kind).collect()
}

impl<F: StepForm> Command for SaveStep<F> {
    const NAME: &'static str = "registration/save-step";
    /// Keeping the same twice keeps it once. A step with secrets leaves no hash
    /// of its form behind: all else in it is known, so a number could be tried.
    const REPLAY: bool = F::SECRETS.is_empty();
    const SECRETS: &'static [&'static str] = F::SECRETS;
    type Input = F;
    type Subject = OwnFile;
    type Output = AfterStep;

    fn parse(form: F) -> Result<Self, FieldErrors> {
        // The day decides about some fields: they are looked at in `prepare`.
        Ok(Self::new(form))
    }

    async fn prepare(&mut self, app: &AppState, actor: Actor) -> Result<(), AppError> {
        self.check(app, actor).await
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<AfterStep, AppError> {
        let stamp = self.form.stamp();
        let sent = if stamp.leave {
            Sent::Leaves
        } else {
            Sent::GoesOn
        };
        self.keep(cx, own, sent).await?;
        Ok(match stamp {
            stamp if stamp.leave => AfterStep::Leave,
            stamp if stamp.to_summary => AfterStep::Show(Step::Summary),
            _ => AfterStep::Show(F::STEP.next()),
        })
    }
}

impl<F: StepForm> Command for SaveDraft<F> {
    const NAME: &'static str = "registration/save-draft";
    /// Keeping the same twice keeps it once.
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = F::SECRETS;
    type Input = F;
    type Subject = OwnFile;
    type Output = ();

    fn parse(form: F) -> Result<Self, FieldErrors> {
        Ok(Self(SaveStep::new(form)))
    }

    async fn prepare(&mut self, app: &AppState, actor: Actor) -> Result<(), AppError> {
        self.0.check(app, actor).await
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<(), AppError> {
        self.0.keep(cx, own, Sent::ByItself).await
    }
}
