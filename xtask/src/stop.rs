//! Ctrl-C and TERM: remembered, so that what was started is stopped and removed.

use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::shell::{Doing, Failure, program, quietly};

/// Whether someone asked to stop.
#[derive(Clone)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// From now on Ctrl-C and TERM no longer end xtask at once.
    pub fn listen() -> Result<Self, Failure> {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            signal_hook::flag::register(signal, Arc::clone(&flag)).doing("listening to Ctrl-C")?;
        }
        Ok(Self(flag))
    }

    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Asks the program to end, and ends it after ten seconds.
pub fn end(child: &mut Child) {
    let asked = quietly(program("kill").args(["-TERM", &child.id().to_string()]));
    let patience = Instant::now() + Duration::from_secs(10);
    while asked.is_ok() && Instant::now() < patience {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    drop(child.kill());
    drop(child.wait());
}
