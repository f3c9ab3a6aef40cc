//! A site of the report, as one ZIP.

use crate::browser::{download, site_maker};
use fairview_importer::Prepared;
use yew::Callback;
use yew::platform::spawn_local;

/// Makes the site and gives it to the officer; says how far it is, and what came of it.
pub fn make(prepared: &Prepared, told: Callback<String>) {
    told.emit("Making the site…".to_owned());
    let (id, text) = (prepared.id.clone(), prepared.text.clone());
    spawn_local(async move {
        let on_page = {
            let told = told.clone();
            move |done, of| told.emit(format!("Making the site: {done} of {of} pages"))
        };
        let made = site_maker::make(&format!("{id}.json"), &text, on_page).await;
        told.emit(match made {
            Ok(archive) => {
                let name = format!("{id}-site.zip");
                match download::save(&name, "application/zip", &archive) {
                    true => format!("{name} is saved in your browser’s downloads. Unpack it and upload what is in it to your web space."),
                    false => "Your browser blocked the download.".to_owned(),
                }
            }
            Err(why) => format!("The site could not be made. {why}"),
        });
    });
}
