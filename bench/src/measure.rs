//! CPU and memory.

use rustix::time::{ClockId, clock_gettime};

fn microseconds(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

/// CPU of this process so far, in microseconds.
pub fn cpu() -> f64 {
    microseconds(ClockId::ProcessCPUTime)
}

/// The same of this thread alone.
pub fn thread_cpu() -> f64 {
    microseconds(ClockId::ThreadCPUTime)
}

/// CPU of another process of this machine so far, in microseconds. The kernel
/// counts it in nanoseconds, and brings it up to date when the process waits for
/// its next query.
pub fn cpu_of(process: i32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/schedstat")).ok()?;
    let nanoseconds: f64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e3)
}

/// CPU of all threads of another process of this machine so far, in microseconds,
/// to a hundredth of a second.
pub fn cpu_of_all(process: &str) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // After the name in brackets, which may hold spaces: user and system time.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) * 10_000.0)
}

/// Memory of this process in MB: all that is resident, and what is not a file's.
pub fn memory() -> (f64, f64) {
    memory_of("self").unwrap_or_default()
}

/// The same of another process of this machine.
pub fn memory_of(process: &str) -> Option<(f64, f64)> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let field = |name: &str| -> f64 {
        text.lines()
            .find_map(|line| {
                line.strip_prefix(name)?
                    .trim()
                    .strip_suffix(" kB")?
                    .parse()
                    .ok()
            })
            .unwrap_or(0.0)
            / 1024.0
    };
    Some((field("VmRSS:"), field("RssAnon:")))
}

/// The bytes of all files below a folder, in MB.
pub fn size(folder: &std::path::Path) -> f64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0.0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => size(&entry.path()),
            Ok(data) => data.len() as f64 / 1e6,
            Err(_) => 0.0,
        })
        .sum()
}

/// Times of one class of queries.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn push(&mut self, microseconds: f64) {
        self.0.push(microseconds);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Those of the first so many.
    pub fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).copied().collect())
    }

    pub fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len().max(1) as f64
    }

    pub fn p99(&self) -> f64 {
        self.quantile(99)
    }

    /// The least that so many in a hundred do not exceed.
    pub fn quantile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
            .get((sorted.len() * percent).div_ceil(100).saturating_sub(1))
            .copied()
            .unwrap_or(0.0)
    }
}
