//! Renders an RFCXML file to text on the standard output: render FILE.xml
use std::io::Write;

fn render(path: &str) -> ietfdoc::Result<Vec<u8>> {
    let mut context = ietfdoc::Context::new()?;
    context.set("date", "2026-01-15")?;
    context.on_report(|diagnostic| eprintln!("{}", diagnostic));
    context.parse_file(path)?.render(&mut context, "text")
}

fn main() {
    match render(&std::env::args().nth(1).unwrap_or_default()) {
        Ok(text) => std::io::stdout()
            .write_all(&text)
            .expect("the text is written"),
        Err(error) => {
            eprintln!("{}", error);
            std::process::exit(1);
        }
    }
}
