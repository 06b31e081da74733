namespace CityKey.Worker.Mail;

/// <summary>Marker for the resource files with the texts of e-mails.</summary>
internal sealed class MailText;
