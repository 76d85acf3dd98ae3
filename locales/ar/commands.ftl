# أوصاف أوامر العمل في المنتدى
command-feedback = تقييم الجلسات
command-recommend = تقديم توصية
command-recommendations = التوصيات: عرض وبحث وتأييد
command-announce = إرسال إعلان
command-export = تصدير الملفات
