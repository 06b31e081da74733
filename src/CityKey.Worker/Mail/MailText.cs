namespace CityKey.Worker.Mail;

/// <summary>Stands for the words of e-mails, which are in the resource files of the same name.</summary>
internal sealed class MailText;
