//! How many pages a second: rendered alone, and built into a folder with all that lies around
//! them. `cargo xtask bench pages` calls it.
//!
//! A time is one machine's, and no test fails over it. So each stands beside a plain baseline of
//! the same run, the hashing of bytes, and beside the processor time of this program, which does
//! not grow when others use the machine too.

use fairview_site::build::Site;
use fairview_site::config::Config;
use fairview_site::embeds::Embeds;
use fairview_site::make::Order;
use fairview_site::publish::publish;
use fairview_site::publisher::Publisher;
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// As in the command-line program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each is measured; the fastest counts.
const TIMES: usize = 7;
/// What the baseline hashes, in kilobytes: enough that hundredths of a second tell.
const HASHED: usize = 400_000;

fn main() -> Result<(), String> {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [viewer, catalogue, out] = words.as_slice() else {
        return Err("expected the folder of the viewer, a catalogue and a folder to fill".into());
    };
    let viewer = Viewer::read(viewer)?;
    let config = Config::default();
    let reports = Reports::read(std::slice::from_ref(catalogue), None);
    let reports = reports.map_err(|problems| problems.join("\n"))?;
    let publisher = Publisher::new(&config, &reports.organisation);
    let embeds = Embeds::new(&viewer, &reports, &publisher, None);
    let site = Site {
        viewer: &viewer,
        reports: &reports,
        address: None,
        publisher: &publisher,
        social_cards: &[],
        search: "code/search.json",
        feed: false,
        embeds: Some(&embeds),
    };
    let order = Order {
        viewer: &viewer,
        reports: &reports,
        config: &config,
    };
    let build =
        || publish(&order, out, &|_| ()).map(|published| published.pages + published.frames);
    let kilobytes = vec![7; 1_000_000];
    let hash = || {
        let mut hash = Sha256::new();
        for _ in 0..HASHED / 1_000 {
            hash.update(&kilobytes);
        }
        std::hint::black_box(hash.finalize());
        Ok(HASHED)
    };
    let kilobyte = fastest(hash, || Ok(()))?.each();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "On {threads} threads, the fastest of {TIMES} times; a kilobyte is hashed in {:.2} µs.\n",
        kilobyte * 1e6
    );
    println!(
        "{:<34}{:>14}{:>20}{:>22}",
        "", "pages/s,", "pages/s in two", "kilobytes hashed in"
    );
    println!(
        "{:<34}{:>14}{:>20}{:>22}",
        "", "on the clock", "processors' time", "the time of a page"
    );
    let rendered = fastest(
        || site.pages(&|_, _| ()).map(|pages| pages.len()),
        || Ok(()),
    )?;
    rendered.tell("rendered", kilobyte);
    let frames = fastest(
        || site.frames(&|_, _| ()).map(|pages| pages.len()),
        || Ok(()),
    )?;
    frames.tell("rendered for frames", kilobyte);
    let built = fastest(build, || emptied(out))?;
    built.tell("rendered, compressed and written", kilobyte);
    let again = fastest(build, || Ok(()))?;
    again.tell("built again, nothing changed", kilobyte);
    emptied(out)
}

/// What was done, in what time.
struct Measured {
    pages: usize,
    wall: Duration,
    /// Of the processors, where the system tells.
    own: Option<Duration>,
}

impl Measured {
    /// Seconds for one page, of one processor where the system tells.
    fn each(&self) -> f64 {
        self.own.unwrap_or(self.wall).as_secs_f64() / self.pages as f64
    }

    fn tell(&self, what: &str, kilobyte: f64) {
        let clock = self.pages as f64 / self.wall.as_secs_f64();
        let own = self.own.map(|_| format!("{:.0}", 2.0 / self.each()));
        println!(
            "{what:<34}{clock:>14.0}{:>20}{:>22.0}",
            own.unwrap_or_else(|| "not told".to_owned()),
            self.each() / kilobyte
        );
    }
}

/// The least times, each by itself, of doing something after getting ready for it.
fn fastest(
    mut work: impl FnMut() -> Result<usize, String>,
    ready: impl Fn() -> Result<(), String>,
) -> Result<Measured, String> {
    let mut least: Option<Measured> = None;
    for _ in 0..TIMES {
        ready()?;
        let (start, before) = (Instant::now(), processor_time());
        let pages = work()?;
        let wall = start.elapsed();
        let own = processor_time()
            .zip(before)
            .map(|(after, before)| after - before);
        least = Some(match least {
            None => Measured { pages, wall, own },
            Some(least) => Measured {
                pages,
                wall: wall.min(least.wall),
                own: own.min(least.own),
            },
        });
    }
    least.ok_or_else(|| "nothing was measured".to_owned())
}

/// The time that processors have given to this program; only Linux tells, in hundredths of a
/// second.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces.
    let (_, rest) = told.rsplit_once(") ")?;
    let mut ticks = rest.split(' ').skip(11);
    let user: u64 = ticks.next()?.parse().ok()?;
    let system: u64 = ticks.next()?.parse().ok()?;
    Some(Duration::from_millis(10 * (user + system)))
}

fn emptied(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}
